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
});
