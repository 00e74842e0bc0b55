import { missingAccessControl } from "../../../../../src/core/audit/hyperkit/detectors/missingAccessControl.ts";
import { assertFinds, erc20 } from "../assertFinds.ts";

const head = "address public owner; modifier onlyOwner() { require(msg.sender == owner, 'owner'); _; }";

describe("missing-access-control", () => {
  it("finds who may change the owner, a role or the code, and is quiet where the caller is checked", async () => {
    await assertFinds(missingAccessControl, {
      owner: `contract A { ${head}
        function setOwner(address next) external { owner = next; } // found
        function take() external { _set(msg.sender); } // found
        function give(address next) external onlyOwner { owner = next; }
        function _set(address next) internal { owner = next; }
      }`,
      roles: `contract A { mapping(address => bool) public minters; uint256 public minted;
        function addMinter(address account) external { minters[account] = true; } // found
        function mintSome() external { require(minters[msg.sender]); minted += 1; }
        function leave() external { minters[msg.sender] = false; }
      }`,
      code: `contract A { address implementation; address admin;
        function upgradeTo(address next) external { implementation = next; } // found
        function upgradeSafely(address next) external { if (msg.sender != admin) revert(); implementation = next; }
        fallback() external { (bool ok, ) = implementation.delegatecall(msg.data); require(ok); }
      }`,
      slot: `contract A { address admin; bytes32 constant slot = keccak256("slot");
        function upgradeTo(address next) external { _set(next); } // found
        function upgradeSafely(address next) external { require(msg.sender == admin); _set(next); }
        function _set(address next) private { bytes32 at = slot; assembly { sstore(at, next) } }
      }`,
      elsewhere: `interface IAccess { function checkRole(bytes32 role, address account) external view; }
      contract A { ${head} IAccess access;
        function setOwner(address next) external { access.checkRole("admin", msg.sender); owner = next; }
      }`,
      once: `contract A { ${head} function claim() external { require(owner == address(0)); owner = msg.sender; } }`,
      bid: `contract A { ${head} uint256 best;
        function bid() external payable { require(msg.value > best); best = msg.value; owner = msg.sender; } }`,
    });
  });

  it("finds settings that anybody can set, where money depends on them", async () => {
    await assertFinds(missingAccessControl, {
      price: `contract A { ${head} uint256 public price; mapping(address => uint256) units; bool paused;
        function setPrice(uint256 next) external { price = next; } // found
        function setPriceSafely(uint256 next) external onlyOwner { price = next; }
        function pause() external { paused = true; } // found
        function buy() external payable { require(!paused); units[msg.sender] += msg.value / price; }
      }`,
      // Nothing is at stake in either.
      counter: "contract Counter { uint256 public number; function setNumber(uint256 next) public { number = next; } }",
      own: `contract A { ${head} mapping(address => uint256) public limit;
        function setLimit(uint256 next) external { limit[msg.sender] = next; } }`,
    });
  });

  it("finds money and tokens that anybody can take", async () => {
    await assertFinds(missingAccessControl, {
      money: `${erc20} contract A { IERC20 token; mapping(address => uint256) paid; ${head}
        function sweep(address to) external { token.transfer(to, token.balanceOf(address(this))); } // found
        function drain() external { payable(msg.sender).transfer(address(this).balance); }
        function sweepSafely(address to) external onlyOwner { token.transfer(to, token.balanceOf(address(this))); }
        function mine(uint256 amount) external { paid[msg.sender] -= amount; payable(msg.sender).transfer(amount); }
        function swapIn(IERC20 other, uint256 amount) external { other.transferFrom(msg.sender, address(this), amount); token.transfer(msg.sender, amount); }
      }`,
      supply: `contract A { mapping(address => uint256) public balanceOf; uint256 public totalSupply; ${head}
        function mint(address to, uint256 amount) external { _mint(to, amount); } // found
        function mintSafely(address to, uint256 amount) external onlyOwner { _mint(to, amount); }
        function burn(uint256 amount) external { balanceOf[msg.sender] -= amount; totalSupply -= amount; }
        function burnOf(address from, uint256 amount) external { balanceOf[from] -= amount; totalSupply -= amount; } // found
        function buy() external payable { _mint(msg.sender, msg.value); }
        function _mint(address to, uint256 amount) internal { totalSupply += amount; balanceOf[to] += amount; }
      }`,
    });
  });

  it("reads old compilers", async () => {
    await assertFinds(
      missingAccessControl,
      {
        old: `contract A { address owner; modifier onlyOwner { if (msg.sender != owner) throw; _; }
          function become() public { owner = msg.sender; } // found
          function change(address next) onlyOwner { owner = next; }
        }`,
      },
      "solc-0.4",
    );
  });

  it("finds owners that are appointed by having paid, by coming from a contract, or in the place of the deployer", async () => {
    await assertFinds(missingAccessControl, {
      paid: `contract A { address owner; mapping(address => uint256) paid;
        function pay() external payable { paid[msg.sender] += msg.value; }
        function drain() external { require(msg.sender == owner); payable(msg.sender).transfer(address(this).balance); }
        receive() external payable { require(msg.value > 0 && paid[msg.sender] > 0); owner = msg.sender; } // found
      }`,
      origin: `contract A { address owner;
        function drain() external { require(msg.sender == owner); payable(msg.sender).transfer(address(this).balance); }
        function change(address next) external { if (tx.origin != msg.sender) owner = next; } // found
      }`,
      deployer: `contract A { address public keeper; constructor() { keeper = msg.sender; }
        function change(address next) external { keeper = next; } // found
        address public last; function play() external { last = msg.sender; }
      }`,
      parents: `contract A { mapping(address => address) parents; constructor() { parents[msg.sender] = msg.sender; }
        modifier onlyMember() { require(parents[msg.sender] != address(0)); _; }
        function invite(address next) external { parents[next] = msg.sender; } // found
        function inviteWell(address next) external onlyMember { parents[next] = msg.sender; }
      }`,
    });
  });

  it("is quiet with thrones that are bought or won, and with guards that are functions", async () => {
    await assertFinds(missingAccessControl, {
      throne: `contract A { address king; uint256 price;
        function drain() external { require(msg.sender == king); payable(msg.sender).transfer(1); }
        receive() external payable { require(msg.value > price); king = msg.sender; price = msg.value; }
      }`,
      game: `contract A { address winner;
        function drain() external { require(msg.sender == winner); payable(msg.sender).transfer(1); }
        function play() external payable { require(msg.value == 1 ether); if (address(this).balance == 7 ether) winner = msg.sender; }
      }`,
      guards: `${erc20}
      function ensure(bool condition, uint256 code) pure { if (!condition) fail(code); }
      function fail(uint256) pure { assembly { revert(0, 0) } }
      contract A { mapping(address => bool) allowed;
        function take(IERC20 token, address to, uint256 amount) external { ensure(allowed[msg.sender], 1); token.transfer(to, amount); }
      }`,
      open: `${erc20}
      function note(bool condition) pure returns (bool) { return !condition; }
      contract A { mapping(address => bool) allowed;
        function take(IERC20 token, address to, uint256 amount) external { note(allowed[address(token)]); token.transfer(to, amount); } // found
      }`,
    });
  });
});
