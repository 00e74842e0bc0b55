import { signatureMalleability } from "../../../../../src/core/audit/hyperkit/detectors/signatureMalleability.ts";
import { assertFinds } from "../assertFinds.ts";

const head = "address signer; mapping(bytes32 => bool) used; uint256 acted;";

describe("signature-malleability", () => {
  it("finds signatures that are remembered by their bytes, and is quiet with digests, nonces and a bound on s", async () => {
    await assertFinds(signatureMalleability, {
      bytes_: `contract A { ${head}
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external {
          bytes32 key = keccak256(abi.encodePacked(v, r, s));
          require(!used[key]);
          used[key] = true; // found
          require(ecrecover(h, v, r, s) == signer);
        }
      }`,
      bounded: `contract A { ${head}
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external {
          require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0);
          bytes32 key = keccak256(abi.encodePacked(v, r, s));
          require(!used[key]);
          used[key] = true;
          require(ecrecover(h, v, r, s) == signer);
        }
      }`,
      digest: `contract A { ${head}
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external {
          require(!used[h]);
          used[h] = true;
          require(ecrecover(h, v, r, s) == signer);
        }
      }`,
      other: `contract A { ${head} mapping(address => uint256) count;
        function act(bytes32 h, uint8 v, bytes32 r, bytes32 s) external { require(ecrecover(h, v, r, s) == signer); count[msg.sender] += 1; }
      }`,
    });
  });
});
