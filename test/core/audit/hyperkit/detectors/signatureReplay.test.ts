import { signatureReplay } from "../../../../../src/core/audit/hyperkit/detectors/signatureReplay.ts";
import { assertFinds } from "../assertFinds.ts";

const head = "address signer; mapping(address => uint256) nonces; mapping(bytes32 => bool) used; mapping(address => uint256) paid;";

describe("signature-replay", () => {
  it("finds signatures that count again, and those that count elsewhere", async () => {
    await assertFinds(signatureReplay, {
      replay: `contract A { ${head}
        function claim(uint256 amount, uint8 v, bytes32 r, bytes32 s) external {
          require(ecrecover(keccak256(abi.encode(msg.sender, amount, address(this))), v, r, s) == signer); // found
          paid[msg.sender] += amount;
        }
      }`,
      elsewhere: `contract A { ${head}
        function claim(uint256 amount, uint8 v, bytes32 r, bytes32 s) external {
          bytes32 digest = keccak256(abi.encode(msg.sender, amount, nonces[msg.sender]++));
          require(ecrecover(digest, v, r, s) == signer); // found
          paid[msg.sender] += amount;
        }
      }`,
      nonce: `contract A { ${head}
        function claim(uint256 amount, uint8 v, bytes32 r, bytes32 s) external {
          bytes32 digest = keccak256(abi.encode(msg.sender, amount, nonces[msg.sender]++, block.chainid, address(this)));
          require(ecrecover(digest, v, r, s) == signer);
          paid[msg.sender] += amount;
        }
      }`,
      mark: `contract A { ${head} bytes32 DOMAIN_SEPARATOR;
        function claim(uint256 amount, uint256 nonce, uint8 v, bytes32 r, bytes32 s) external {
          bytes32 digest = _hash(keccak256(abi.encode(msg.sender, amount, nonce)));
          require(!used[digest]);
          used[digest] = true;
          _verify(digest, v, r, s);
          paid[msg.sender] += amount;
        }
        function _hash(bytes32 inner) internal view returns (bytes32) { return keccak256(abi.encodePacked("x", DOMAIN_SEPARATOR, inner)); }
        function _verify(bytes32 digest, uint8 v, bytes32 r, bytes32 s) internal view { require(ecrecover(digest, v, r, s) == signer); }
      }`,
      onlyLooks: `contract A { ${head}
        function isValid(bytes32 digest, uint8 v, bytes32 r, bytes32 s) external view returns (bool) { return ecrecover(digest, v, r, s) == signer; }
      }`,
    });
  });

  it("reads libraries that recover", async () => {
    const library =
      "library ECDSA { function recover(bytes32 h, bytes memory sig) internal pure returns (address) { return address(bytes20(h ^ keccak256(sig))); } }";
    await assertFinds(signatureReplay, {
      attached: `${library} contract A { using ECDSA for bytes32; ${head}
        function claim(uint256 amount, bytes calldata sig) external {
          require(keccak256(abi.encode(amount, address(this))).recover(sig) == signer); // found
          paid[msg.sender] += amount;
        }
      }`,
      named: `${library} contract A { ${head}
        function claim(uint256 amount, bytes calldata sig) external {
          bytes32 digest = keccak256(abi.encode(amount, address(this), block.chainid));
          require(!used[digest]); used[digest] = true;
          require(ECDSA.recover(digest, sig) == signer);
          paid[msg.sender] += amount;
        }
      }`,
    });
  });

  it("is quiet where a nonce is given by derived contracts, where state names the signed, and with what only happens once", async () => {
    await assertFinds(signatureReplay, {
      hook: `abstract contract A { mapping(address => uint256) allowance; bytes32 immutable DOMAIN_SEPARATOR = keccak256("d");
        function nextNonce(address owner) internal virtual returns (uint256);
        function permit(address owner, uint256 value, uint8 v, bytes32 r, bytes32 s) external {
          bytes32 digest = keccak256(abi.encode(DOMAIN_SEPARATOR, owner, value, nextNonce(owner)));
          require(owner != address(0) && ecrecover(digest, v, r, s) == owner); allowance[owner] = value;
        } }`,
      configured: `contract A { bytes32 config; mapping(address => bool) signers; mapping(bytes32 => bool) used; uint256 price;
        function report(bytes32 digest, uint256 next, uint8 v, bytes32 r, bytes32 s) external {
          require(digest == config);
          bytes32 hash = keccak256(abi.encode(digest, next));
          require(!used[hash] && signers[ecrecover(hash, v, r, s)]); used[hash] = true; price = next;
        } }`,
      elsewhere: `contract A { mapping(address => bool) signers; mapping(bytes32 => bool) used; uint256 price;
        function report(bytes32 digest, uint256 next, uint8 v, bytes32 r, bytes32 s) external {
          bytes32 hash = keccak256(abi.encode(digest, next));
          require(!used[hash] && signers[ecrecover(hash, v, r, s)]); used[hash] = true; price = next; // found
        } }`,
      once: `contract A { address signer; mapping(address => uint256) places; address[] members;
        function join(address member, uint8 v, bytes32 r, bytes32 s) external {
          require(ecrecover(keccak256(abi.encode(member)), v, r, s) == signer);
          if (places[member] == 0) { members.push(member); places[member] = members.length; }
        } }`,
    });
  });
});
