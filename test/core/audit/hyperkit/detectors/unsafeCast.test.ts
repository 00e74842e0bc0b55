import { unsafeCast } from "../../../../../src/core/audit/hyperkit/detectors/unsafeCast.ts";
import { assertFinds } from "../assertFinds.ts";

describe("unsafe-cast", () => {
  it("finds numbers of the caller's choice that are cut unchecked", async () => {
    await assertFinds(unsafeCast, {
      cut: `contract A { uint64 held; int256 equity; mapping(address => uint64) paid;
        function put(uint256 amount) external {
          uint64 small = uint64(amount); // found
          held += small;
        }
        function lose(uint256 loss) external {
          equity -= int256(loss); // found
        }
        function within(uint256 amount) external { _keep(amount); }
        function _keep(uint256 amount) internal {
          held = uint64(amount); // found
        }
        function pay() external payable {
          paid[msg.sender] += uint64(msg.value); // found
        }
        function late(uint256 amount) external {
          uint64 small = uint64(amount); // found
          require(held + small <= 1000);
          held += small;
        }
        function low(uint256 amount) external {
          require(amount > 5);
          held = uint64(amount); // found
        }
      }`,
    });
  });

  it("is quiet with what was looked at, is split, is no number or comes from a contract that is known", async () => {
    await assertFinds(unsafeCast, {
      checked: `contract A { error TooMuch(); uint64 held; mapping(address => uint128) paid;
        function refuse(uint256 amount) external { if (amount > type(uint64).max) revert TooMuch(); held = uint64(amount); }
        function ask(uint256 amount) external { require(amount <= 100); held = uint64(amount); }
        function compare(uint256 amount) external { uint64 small = uint64(amount); require(small == amount); held = small; }
        function pay() external payable { paid[msg.sender] += uint128(msg.value); }
        function widen(uint32 amount) external { held = uint64(amount); }
        function masked(uint256 amount) external { held = uint64(amount & 0xff); }
      }`,
      split: `contract A { uint128 low; uint128 high; address account;
        function set(uint256 both) external { low = uint128(both); high = uint128(both >> 128); }
        function name(uint256 id) external { account = address(uint160(id)); }
      }`,
      told: `interface IToken { function total() external view returns (uint256); }
      contract A { IToken token; uint96 balance;
        function onTokenTransfer(address, uint256 amount) external { require(msg.sender == address(token)); balance += uint96(amount); }
      }`,
    });
  });

  it("reads old compilers", async () => {
    await assertFinds(
      unsafeCast,
      {
        old: `contract A { uint8 held;
          function put(uint amount) public {
            held = uint8(amount); // found
          }
          function ask(uint amount) public { if (amount > 255) throw; held = uint8(amount); }
        }`,
      },
      "solc-0.4",
    );
  });
});
