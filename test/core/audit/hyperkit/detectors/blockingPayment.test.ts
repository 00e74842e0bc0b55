import { blockingPayment } from "../../../../../src/core/audit/hyperkit/detectors/blockingPayment.ts";
import { assertFinds } from "../assertFinds.ts";

describe("blocking-payment", () => {
  it("finds payments to an account that anybody can become", async () => {
    await assertFinds(blockingPayment, {
      king: `contract A { address payable king; uint256 prize;
        function claim() external payable {
          require(msg.value > prize);
          king.transfer(prize); // found
          king = payable(msg.sender); prize = msg.value;
        }
      }`,
      asked: `contract A { address payable king; uint256 prize;
        function claim() external payable {
          require(msg.value > prize);
          (bool ok, ) = king.call{value: prize}(""); // found
          require(ok);
          king = payable(msg.sender); prize = msg.value;
        }
      }`,
      noted: `contract A { address payable king; uint256 prize; mapping(address => uint256) owed;
        function claim() external payable {
          require(msg.value > prize);
          (bool ok, ) = king.call{value: prize}("");
          if (!ok) owed[king] += prize;
          king = payable(msg.sender); prize = msg.value;
        }
        function withdraw() external { uint256 amount = owed[msg.sender]; owed[msg.sender] = 0; payable(msg.sender).transfer(amount); }
      }`,
      owner: `contract A { address payable owner = payable(msg.sender); function pay() external { owner.transfer(address(this).balance); } }`,
    });
  });

  it("sees through a way past the check of the owner, and leaves the owner's own payment alone", async () => {
    await assertFinds(blockingPayment, {
      king: `contract A { address king; address owner; uint256 prize;
        receive() external payable {
          require(msg.value >= prize || msg.sender == owner);
          payable(king).transfer(msg.value); // found
          king = msg.sender; prize = msg.value;
        } }`,
      owner: `contract A { address owner; function become() external { owner = msg.sender; }
        function drain() external { require(msg.sender == owner); payable(owner).transfer(address(this).balance); } }`,
    });
  });
});
