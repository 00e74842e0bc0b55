import { unprotectedInitializer } from "../../../../../src/core/audit/hyperkit/detectors/unprotectedInitializer.ts";
import { assertFinds } from "../assertFinds.ts";

describe("unprotected-initializer", () => {
  it("finds initializers that run for anybody and again, and is quiet where they run once or for the owner", async () => {
    await assertFinds(unprotectedInitializer, {
      open: `contract A { address owner; 
        function initialize(address first) external { owner = first; } // found
      }`,
      once: `contract A { address owner; bool done;
        function initialize(address first) external { require(!done); done = true; owner = first; } }`,
      empty: `contract A { address owner; function init() external { require(owner == address(0)); owner = msg.sender; } }`,
      guarded: `contract A { address owner; bool done; modifier initializer() { require(!done); done = true; _; }
        function initialize(address first) external initializer { owner = first; } }`,
      deployer: `contract A { address owner; address immutable deployer = msg.sender;
        function initialize(address first) external { require(msg.sender == deployer); owner = first; } }`,
      harmless: `contract A { uint256 round; function initializeRound() external { round += 1; } }`,
    });
  });

  it("finds hooks of upgrades that refuse nobody", async () => {
    await assertFinds(unprotectedInitializer, {
      open: `contract A { uint256 version;
        function _authorizeUpgrade(address) internal {} // found
      }`,
      owned: `contract A { address owner; modifier onlyOwner() { require(msg.sender == owner); _; }
        function _authorizeUpgrade(address) internal onlyOwner {} }`,
    });
  });

  it("reads old compilers", async () => {
    const wallet = `contract Wallet { mapping(address => bool) owners; address main;
      function initWallet(address first) public { main = first; owners[first] = true; } // found
    }`;
    await assertFinds(unprotectedInitializer, { wallet }, "solc-0.4");
  });

  it("finds owners that are kept as numbers, and leaves plain numbers alone", async () => {
    await assertFinds(unprotectedInitializer, {
      numbers: `contract A { uint256[8] owners; mapping(uint256 => uint256) places;
        function initWallet() external { owners[1] = uint160(msg.sender); } // found
        function initCounts(uint256 key, uint256 value) external { places[key] = value; }
      }`,
    });
  });
});
