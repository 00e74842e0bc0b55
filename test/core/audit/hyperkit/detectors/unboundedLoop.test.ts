import { unboundedLoop } from "../../../../../src/core/audit/hyperkit/detectors/unboundedLoop.ts";
import { assertFinds } from "../assertFinds.ts";

describe("unbounded-loop", () => {
  it("finds loops over lists that anybody makes longer", async () => {
    await assertFinds(unboundedLoop, {
      open: `contract A { address payable[] investors; mapping(address => uint256) owed; uint256 paid;
        function join() external payable { investors.push(payable(msg.sender)); owed[msg.sender] += msg.value; }
        function payAll() external {
          for (uint256 i = 0; i < investors.length; i++) { // found
            paid += owed[investors[i]];
          }
        }
        function payPart(uint256 from, uint256 to) external { for (uint256 i = from; i < to && i < investors.length; i++) paid += owed[investors[i]]; }
        function total() external view returns (uint256 sum) { for (uint256 i = 0; i < investors.length; i++) sum += owed[investors[i]]; }
      }`,
      owned: `contract A { address owner; address[] members; uint256 rounds;
        function add(address member) external { require(msg.sender == owner); members.push(member); }
        function round() external { for (uint256 i = 0; i < members.length; i++) rounds += 1; }
      }`,
      short: `contract A { address[] members; uint256 rounds;
        function join() external { require(members.length < 50); members.push(msg.sender); }
        function round() external { for (uint256 i = 0; i < members.length; i++) rounds += 1; }
      }`,
    });
  });
});
