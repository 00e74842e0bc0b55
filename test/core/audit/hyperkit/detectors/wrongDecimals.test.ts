import { wrongDecimals } from "../../../../../src/core/audit/hyperkit/detectors/wrongDecimals.ts";
import { assertFinds, erc20 } from "../assertFinds.ts";

describe("wrong-decimals", () => {
  const feed = `interface Feed { function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
    function latestAnswer() external view returns (int256); function decimals() external view returns (uint8); }`;
  const price = "(, int256 answer, , , ) = feed.latestRoundData();";

  it("finds a price of a feed that is taken for one of 18 decimals", async () => {
    await assertFinds(wrongDecimals, {
      literal: `${feed} contract A { Feed feed; function value(uint256 amount) public view returns (uint256) { ${price}
        return amount * uint256(answer) / 1e18; // found
      } }`,
      constant: `${feed} contract A { Feed feed; uint256 constant ONE = 10 ** 18; function value(uint256 amount) public view returns (uint256) {
        uint256 rate = uint256(feed.latestAnswer());
        return (amount * rate) / ONE; // found
      } }`,
      helper: `${feed} contract A { Feed feed; function rate() internal view returns (uint256) { ${price} return uint256(answer); }
        function value(uint256 amount) public view returns (uint256) {
          return rate() * amount / 1 ether; // found
        } }`,
      asked: `${feed} contract A { Feed feed; function value(uint256 amount) public view returns (uint256) { ${price} return amount * uint256(answer) / 10 ** feed.decimals(); } }`,
      eight: `${feed} contract A { Feed feed; function value(uint256 amount) public view returns (uint256) { ${price} return amount * uint256(answer) / 1e8; } }`,
      lifted: `${feed} contract A { Feed feed; function value(uint256 amount) public view returns (uint256) { ${price} return amount * (uint256(answer) * 1e10) / 1e18; } }`,
      lower: `${feed} contract A { Feed feed; function rate() internal view returns (uint256) { ${price} return uint256(answer) * 10 ** 10; }
        function value(uint256 amount) public view returns (uint256) { return amount * rate() / 1e18; } }`,
      scaled: `${feed} contract A { Feed feed; uint256 scale; function value(uint256 amount) public view returns (uint256) { ${price} return amount * uint256(answer) * scale / 1e18; } }`,
      ratio: `${feed} contract A { Feed feed; function half() public view returns (uint256) { ${price} return uint256(answer) / 1e18; } }`,
      fee: `contract A { function fee(uint256 amount, uint256 rate) public pure returns (uint256) { return amount * rate / 1e18; } }`,
    });
  });

  it("finds amounts of two tokens that are added or exchanged as they are", async () => {
    const tokens = `${erc20} contract A { IERC20 one; IERC20 two;`;
    await assertFinds(wrongDecimals, {
      added: `${tokens} function total() public view returns (uint256) {
        return one.balanceOf(address(this)) + two.balanceOf(address(this)); // found
      } }`,
      exchanged: `${tokens} function swap(uint256 amount) external { one.transferFrom(msg.sender, address(this), amount);
        two.transfer(msg.sender, amount); // found
      } }`,
      renamed: `${tokens} function swap(uint256 amount) external { uint256 out = amount; require(one.transferFrom(msg.sender, address(this), amount));
        require(two.transfer(msg.sender, out)); // found
      } }`,
      oneToken: `${tokens} function total() public view returns (uint256) { return one.balanceOf(address(this)) + one.balanceOf(msg.sender); } }`,
      priced: `${tokens} uint256 price; function swap(uint256 amount) external { one.transferFrom(msg.sender, address(this), amount); two.transfer(msg.sender, amount * price / 1e18); } }`,
      back: `${tokens} function flash(uint256 amount) external { one.transferFrom(msg.sender, address(this), amount); one.transfer(msg.sender, amount); } }`,
      pair: `${tokens} function add(uint256 a, uint256 b) external { one.transferFrom(msg.sender, address(this), a); two.transferFrom(msg.sender, address(this), b); } }`,
      out: `${tokens} function remove(uint256 amount) external { one.transfer(msg.sender, amount); two.transfer(msg.sender, amount); } }`,
      migration: `${tokens} function migrate(uint256 amount) external { one.transferFrom(msg.sender, address(this), amount); two.transfer(msg.sender, amount); } }`,
      known: `${tokens} uint256 decimalsFactor; function swap(uint256 amount) external { require(decimalsFactor == 1); one.transferFrom(msg.sender, address(this), amount); two.transfer(msg.sender, amount); } }`,
      other: `${tokens} function settle(address to, uint256 amount) external { one.transferFrom(msg.sender, address(this), amount); two.transfer(to, amount); } }`,
    });
  });
});
