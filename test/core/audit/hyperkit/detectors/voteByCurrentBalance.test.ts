import { voteByCurrentBalance } from "../../../../../src/core/audit/hyperkit/detectors/voteByCurrentBalance.ts";
import { assertFinds } from "../assertFinds.ts";

const votes = `interface IVotes { function balanceOf(address a) external view returns (uint256); function getPastVotes(address a, uint256 n) external view returns (uint256);
  function transferFrom(address from, address to, uint256 amount) external returns (bool); }`;

describe("vote-by-current-balance", () => {
  it("finds votes that weigh the balance of the moment", async () => {
    await assertFinds(voteByCurrentBalance, {
      open: `${votes} contract A { IVotes token; mapping(uint256 => uint256) yes; mapping(uint256 => mapping(address => bool)) voted; uint256 start;
        function vote(uint256 id) external {
          require(!voted[id][msg.sender]); voted[id][msg.sender] = true;
          uint256 weight = token.balanceOf(msg.sender); // found
          yes[id] += weight;
        }
        function voteSafely(uint256 id) external { require(!voted[id][msg.sender]); voted[id][msg.sender] = true; yes[id] += token.getPastVotes(msg.sender, start); }
        function voteByLock(uint256 id) external {
          uint256 amount = token.balanceOf(msg.sender);
          token.transferFrom(msg.sender, address(this), amount);
          yes[id] += amount;
        }
        function propose() external returns (uint256) {
          require(token.balanceOf(msg.sender) > 100); // found
          return start++;
        }
        function show(address user) external view returns (uint256) { return token.balanceOf(user); }
      }`,
    });
  });

  it("finds present votes that let a caller in, whatever the function is called", async () => {
    await assertFinds(voteByCurrentBalance, {
      queue: `interface IVotes { function getVotes(address account) external view returns (uint256); function getPastVotes(address account, uint256 at) external view returns (uint256); }
      contract A { IVotes token; uint256 queued; uint256 start;
        function queue() external { require(_isStrong(msg.sender)); queued++; }
        function _isStrong(address who) private view returns (bool) { return token.getVotes(who) > 100; } // found
        function queueWell() external { require(token.getPastVotes(msg.sender, start) > 100); queued++; }
      }`,
    });
  });
});
