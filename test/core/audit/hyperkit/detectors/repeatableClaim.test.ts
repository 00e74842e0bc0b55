import { repeatableClaim } from "../../../../../src/core/audit/hyperkit/detectors/repeatableClaim.ts";
import { assertFinds } from "../assertFinds.ts";

describe("repeatable-claim", () => {
  it("finds claims and votes that nothing records", async () => {
    await assertFinds(repeatableClaim, {
      claim: `contract A { mapping(address => uint256) owed; 
        function claim() external {
          payable(msg.sender).transfer(owed[msg.sender]); // found
        }
        function claimSafely() external { uint256 amount = owed[msg.sender]; owed[msg.sender] = 0; payable(msg.sender).transfer(amount); }
        function claimAndDelete() external { uint256 amount = owed[msg.sender]; delete owed[msg.sender]; payable(msg.sender).transfer(amount); }
      }`,
      vote: `contract A { mapping(uint256 => uint256) votes; mapping(address => bool) voted; mapping(address => uint256) power;
        function vote(uint256 id) external {
          votes[id] += 1; // found
        }
        function voteSafely(uint256 id) external { require(!voted[msg.sender]); voted[msg.sender] = true; votes[id] += 1; }
      }`,
    });
  });
});
