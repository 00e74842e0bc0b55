import { uncheckedOraclePrice } from "../../../../../src/core/audit/hyperkit/detectors/uncheckedOraclePrice.ts";
import { assertFinds } from "../assertFinds.ts";

const feed = `interface IFeed { function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
  function latestAnswer() external view returns (int256); }`;

describe("unchecked-oracle-price", () => {
  it("finds prices whose age nobody looks at, and is quiet where somebody does", async () => {
    await assertFinds(uncheckedOraclePrice, {
      age: `${feed} contract A { IFeed feed; uint256 constant maxAge = 1 hours;
        function open() external view returns (uint256) {
          (, int256 answer, , , ) = feed.latestRoundData(); // found
          return uint256(answer);
        }
        function signOnly() external view returns (uint256) {
          (, int256 answer, , uint256 updatedAt, ) = feed.latestRoundData(); // found
          require(answer > 0);
          return uint256(answer) + updatedAt * 0;
        }
        function safe() external view returns (uint256) {
          (, int256 answer, , uint256 updatedAt, ) = feed.latestRoundData();
          require(answer > 0 && block.timestamp - updatedAt <= maxAge);
          return uint256(answer);
        }
        function given() external view returns (uint256) {
          (, int256 answer, , uint256 updatedAt, ) = feed.latestRoundData();
          _check(updatedAt);
          return uint256(answer);
        }
        function _check(uint256 time) internal view { if (block.timestamp > time + maxAge) revert(); }
        function old() external view returns (int256) {
          return feed.latestAnswer(); // found
        }
        function whole() external view returns (uint80, int256, uint256, uint256, uint80) { return feed.latestRoundData(); }
      }`,
      returned: `${feed} contract A { IFeed feed;
        function read() internal view returns (int256 answer, uint256 updatedAt) { (, answer, , updatedAt, ) = feed.latestRoundData(); }
        function price() external view returns (int256) {
          (int256 answer, uint256 updatedAt) = read();
          require(updatedAt + 1 hours > block.timestamp);
          return answer;
        }
      }`,
    });
  });
});
