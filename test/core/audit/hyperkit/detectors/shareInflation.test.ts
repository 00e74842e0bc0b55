import { shareInflation } from "../../../../../src/core/audit/hyperkit/detectors/shareInflation.ts";
import { assertFinds, erc20 } from "../assertFinds.ts";

const vault = (
  assets: string,
  shares: string,
  more = "",
): string => `${erc20} contract A { IERC20 asset; uint256 public totalSupply; uint256 stored;
  mapping(address => uint256) public balanceOf; ${more}
  function totalAssets() public view returns (uint256) { return ${assets}; }
  function deposit(uint256 amount) external returns (uint256 shares) {
    shares = ${shares}
    asset.transferFrom(msg.sender, address(this), amount);
    stored += amount; totalSupply += shares; balanceOf[msg.sender] += shares;
  }
}`;

describe("share-inflation", () => {
  it("finds shares of a balance that a donation raises, and is quiet with each way to mend it", async () => {
    const plain = "totalSupply == 0 ? amount : amount * totalSupply / totalAssets();";
    const live = "asset.balanceOf(address(this))";
    await assertFinds(shareInflation, {
      live: vault(live, `${plain} // found`),
      stored: vault("stored", plain),
      virtual: vault(live, "totalSupply == 0 ? amount : amount * (totalSupply + 1000) / (totalAssets() + 1);"),
      dead: vault(live, `${plain} if (totalSupply == 0) { balanceOf[address(0xdead)] += 1000; totalSupply += 1000; shares -= 1000; }`),
      // No share is given for nothing: the first depositor is the deployer.
      seeded: vault(live, "amount * totalSupply / totalAssets();"),
    });
  });
});
