import { feeOnTransfer } from "../../../../../src/core/audit/hyperkit/detectors/feeOnTransfer.ts";
import { assertFinds, erc20 } from "../assertFinds.ts";

describe("fee-on-transfer", () => {
  it("finds deposits that book what was asked for, and is quiet where the balance tells", async () => {
    await assertFinds(feeOnTransfer, {
      any: `${erc20} contract A { mapping(address => mapping(address => uint256)) held;
        function deposit(IERC20 token, uint256 amount) external {
          token.transferFrom(msg.sender, address(this), amount);
          held[address(token)][msg.sender] += amount; // found
        }
        function measured(IERC20 token, uint256 amount) external {
          uint256 before = token.balanceOf(address(this));
          token.transferFrom(msg.sender, address(this), amount);
          held[address(token)][msg.sender] += token.balanceOf(address(this)) - before;
        }
        function out(IERC20 token, uint256 amount) external { held[address(token)][msg.sender] -= amount; token.transfer(msg.sender, amount); }
      }`,
      one: `${erc20} contract A { IERC20 immutable token; mapping(address => uint256) held; constructor(IERC20 t) { token = t; }
        function deposit(uint256 amount) external { _take(amount); }
        function _take(uint256 amount) internal {
          held[msg.sender] = held[msg.sender] + amount; // found
          token.transferFrom(msg.sender, address(this), amount);
        }
        function forward(address to, uint256 amount) external { token.transferFrom(msg.sender, to, amount); held[to] += amount; }
        function debit(uint256 amount) external { token.transferFrom(msg.sender, address(this), amount); held[msg.sender] -= amount; }
      }`,
    });
  });

  it("is quiet for trusted callers, and says it in passing of tokens that were listed", async () => {
    await assertFinds(feeOnTransfer, {
      trusted: `${erc20} contract A { address manager; mapping(address => uint256) held;
        function put(IERC20 token, uint256 amount) external {
          require(msg.sender == manager); token.transferFrom(msg.sender, address(this), amount); held[address(token)] += amount; } }`,
      anybody: `${erc20} contract A { mapping(address => uint256) held;
        function put(IERC20 token, uint256 amount) external { token.transferFrom(msg.sender, address(this), amount); held[address(token)] += amount; } // found
      }`,
    });
  });
});
