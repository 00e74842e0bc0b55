import { wrongRounding } from "../../../../../src/core/audit/hyperkit/detectors/wrongRounding.ts";
import { assertFinds, erc20 } from "../assertFinds.ts";

const vault = (
  shares: string,
  more = "",
): string => `${erc20} contract A { IERC20 asset; uint256 totalSupply; mapping(address => uint256) balanceOf; uint256 stored; ${more}
  function withdraw(uint256 assets) external {
    uint256 shares = ${shares}
    balanceOf[msg.sender] -= shares; totalSupply -= shares; stored -= assets;
    asset.transfer(msg.sender, assets);
  }
}`;

describe("wrong-rounding", () => {
  it("finds exact payments for shares that are rounded down, and is quiet where they are rounded up or the payment is", async () => {
    await assertFinds(wrongRounding, {
      down: vault("assets * totalSupply / stored; // found"),
      up: vault("(assets * totalSupply + stored - 1) / stored;"),
      one: vault("assets * totalSupply / stored + 1;"),
      remainder: vault("assets * totalSupply / stored; if (assets * totalSupply % stored > 0) shares += 1;"),
      redeem: `${erc20} contract A { IERC20 asset; uint256 totalSupply; mapping(address => uint256) balanceOf; uint256 stored;
        function redeem(uint256 shares) external {
          uint256 assets = shares * stored / totalSupply;
          balanceOf[msg.sender] -= shares; totalSupply -= shares; stored -= assets;
          asset.transfer(msg.sender, assets);
        }
      }`,
    });
  });

  it("finds shares of one's choice for assets that are rounded down", async () => {
    await assertFinds(wrongRounding, {
      mint: `${erc20} contract A { IERC20 asset; uint256 totalSupply; mapping(address => uint256) balanceOf; uint256 stored;
        function mint(uint256 shares) external {
          uint256 assets = shares * stored / totalSupply; // found
          asset.transferFrom(msg.sender, address(this), assets);
          stored += assets;
          _mint(msg.sender, shares);
        }
        function deposit(uint256 assets) external {
          uint256 shares = assets * totalSupply / stored;
          asset.transferFrom(msg.sender, address(this), assets);
          stored += assets;
          _mint(msg.sender, shares);
        }
        function _mint(address to, uint256 amount) internal { totalSupply += amount; balanceOf[to] += amount; }
      }`,
    });
  });
});
