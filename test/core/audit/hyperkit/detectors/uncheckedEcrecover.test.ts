import { uncheckedEcrecover } from "../../../../../src/core/audit/hyperkit/detectors/uncheckedEcrecover.ts";
import { assertFinds } from "../assertFinds.ts";

describe("unchecked-ecrecover", () => {
  it("finds results of ecrecover that are compared without excluding zero", async () => {
    await assertFinds(uncheckedEcrecover, {
      open: `contract A { mapping(uint256 => address) owners; uint256 acted;
        function act(uint256 id, bytes32 h, uint8 v, bytes32 r, bytes32 s) external {
          require(ecrecover(h, v, r, s) == owners[id]); // found
          acted += 1;
        }
      }`,
      local: `contract A { address signer; uint256 acted; function set(address next) external { signer = next; }
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external {
          address who = ecrecover(h, v, r, s); // found
          require(signer == who);
          acted += 1;
        }
      }`,
      safe: `contract A { address signer; uint256 acted;
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external {
          address who = ecrecover(h, v, r, s);
          require(who != address(0) && who == signer);
          acted += 1;
        }
      }`,
      apart: `contract A { address signer; uint256 acted;
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external { require(_who(h, v, r, s) == signer); acted += 1; }
        function _who(bytes32 h, uint8 v, bytes32 r, bytes32 s) internal pure returns (address who) {
          who = ecrecover(h, v, r, s);
          if (who == address(0)) revert();
        }
      }`,
      deployed: `contract A { address signer; uint256 acted; constructor(address first) { signer = first; }
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external { require(ecrecover(h, v, r, s) == signer); acted += 1; }
      }`,
      // The sender is never the zero address.
      sender: `contract A { uint256 acted;
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external { require(ecrecover(h, v, r, s) == msg.sender); acted += 1; }
      }`,
    });
  });

  it("is quiet where it only multiplies points of the curve", async () => {
    await assertFinds(uncheckedEcrecover, {
      curve: `contract A { address[] points;
        function multiply(uint256 x, uint256 y, uint256 at) external view returns (bool) {
          return ecrecover(bytes32(0), y % 2 == 0 ? 27 : 28, bytes32(x), bytes32(y)) == points[at];
        } }`,
    });
  });
});
