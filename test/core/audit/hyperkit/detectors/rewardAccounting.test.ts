import { rewardAccounting } from "../../../../../src/core/audit/hyperkit/detectors/rewardAccounting.ts";
import { assertFinds } from "../assertFinds.ts";

const pool = (
  before: string,
  mark = "",
): string => `contract A { mapping(address => uint256) stakes; mapping(address => uint256) paidIndex; mapping(address => uint256) rewards; uint256 index;
  function earned(address user) public view returns (uint256) { return rewards[user] + stakes[user] * (index - paidIndex[user]) / 1e18; }
  function _settle(address user) internal { rewards[user] = earned(user); paidIndex[user] = index; }
  function stake() external payable { ${before}
    stakes[msg.sender] += msg.value;${mark}
  }
}`;

describe("reward-accounting", () => {
  it("finds stakes that change unsettled", async () => {
    await assertFinds(rewardAccounting, {
      open: pool("", " // found"),
      settled: pool("_settle(msg.sender);"),
      // A count by account that no reward is computed from.
      other:
        "contract A { mapping(address => uint256) counts; mapping(address => uint256) last; function reward(address a) external view returns (uint256) { return counts[a] - last[a]; } function count() external { counts[msg.sender] += 1; } }",
    });
  });
});
