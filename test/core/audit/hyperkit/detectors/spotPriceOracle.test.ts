import { spotPriceOracle } from "../../../../../src/core/audit/hyperkit/detectors/spotPriceOracle.ts";
import { assertFinds, erc20 } from "../assertFinds.ts";

const pair = `interface IPair { function getReserves() external view returns (uint112, uint112, uint32);
  function price0CumulativeLast() external view returns (uint256);
  function slot0() external view returns (uint160, int24, uint16, uint16, uint16, uint8, bool); }`;

describe("spot-price-oracle", () => {
  it("finds prices of a pool's moment, and is quiet with prices over time and pools themselves", async () => {
    await assertFinds(spotPriceOracle, {
      reserves: `${pair} contract A { IPair pair;
        function price() public view returns (uint256) {
          (uint112 a, uint112 b, ) = pair.getReserves();
          return uint256(b) * 1e18 / a; // found
        }
      }`,
      tick: `${pair} contract A { IPair pool;
        function price() public view returns (uint256) {
          (uint160 root, , , , , , ) = pool.slot0(); // found
          return uint256(root) * uint256(root) >> 192;
        }
      }`,
      balances: `${erc20} contract A { IERC20 a; IERC20 b; address pool;
        function price() public view returns (uint256) {
          return a.balanceOf(pool) * 1e18 / b.balanceOf(pool); // found
        }
        function part(address user) public view returns (uint256) { return a.balanceOf(user) * 1e18 / b.balanceOf(user); }
        function share() public view returns (uint256) { return a.balanceOf(pool) * 1e18 / a.totalSupply(); }
      }`,
      average: `${pair} contract A { IPair pair; uint256 last;
        function price() public view returns (uint256) {
          (uint112 a, uint112 b, ) = pair.getReserves();
          return uint256(b) * 1e18 / a + pair.price0CumulativeLast() - last;
        }
      }`,
      pool: `${pair} contract A { IPair other; uint112 x; uint112 y;
        function getReserves() public view returns (uint112, uint112) { return (x, y); }
        function quote() public view returns (uint256) { (uint112 a, uint112 b, ) = other.getReserves(); return uint256(b) * 1e18 / a; }
      }`,
      library: `${pair} library L { function quote(IPair pair) internal view returns (uint256) {
        (uint112 a, uint112 b, ) = pair.getReserves(); return uint256(b) * 1e18 / a; } }`,
    });
  });

  it("finds the ratio of what a pool holds itself, and what a library divides", async () => {
    await assertFinds(spotPriceOracle, {
      own: `${erc20} contract A { IERC20 a; IERC20 b; uint256 supply;
        function price() external view returns (uint256) {
          uint256 one = a.balanceOf(address(this)); uint256 other = b.balanceOf(address(this));
          return one * 1e18 / other; // found
        }
        function share(uint256 part) external view returns (uint256) { return part * a.balanceOf(address(this)) / supply; }
      }`,
      quoted: `${pair} library L { function quote(uint256 x, uint256 a, uint256 b) internal pure returns (uint256) { return x * b / a; } }
      contract A { IPair pair; uint256 total;
        function collateralFor(uint256 amount) external view returns (uint256) {
          (uint112 a, uint112 b, ) = pair.getReserves();
          return L.quote(amount, a, b); // found
        }
        function partOf(uint256 amount) external view returns (uint256) { return L.quote(amount, total, 2); }
      }`,
    });
  });

  it("is quiet with fields that are called balance, and with who trades at once", async () => {
    await assertFinds(spotPriceOracle, {
      field: `contract A { struct Account { uint256 balance; uint256 debt; } mapping(uint256 => Account) accounts;
        function rate(uint256 id) external view returns (uint256) { Account storage account = accounts[id]; return account.balance * 1e18 / (account.balance + account.debt); } }`,
      trade: `${pair} interface ITrade { function swap(uint256 x, uint256 y, address to, bytes calldata data) external; }
      contract A { IPair pair;
        function sell(uint256 amount, uint256 least) external {
          (uint112 a, uint112 b, ) = pair.getReserves();
          uint256 out = amount * b / (uint256(a) + amount); require(out >= least);
          ITrade(address(pair)).swap(0, out, msg.sender, "");
        } }`,
    });
  });
});
