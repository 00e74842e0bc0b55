import { transactionOrderDependence } from "../../../../../src/core/audit/hyperkit/detectors/transactionOrderDependence.ts";
import { assertFinds } from "../assertFinds.ts";

describe("transaction-order-dependence", () => {
  it("finds prizes for an answer that can be copied, and is quiet where the caller is part of it", async () => {
    await assertFinds(transactionOrderDependence, {
      open: `contract A { bytes32 answer;
        function solve(string calldata solution) external {
          require(keccak256(abi.encodePacked(solution)) == answer); // found
          payable(msg.sender).transfer(1 ether);
        }
      }`,
      committed: `contract A { bytes32 answer; mapping(address => bytes32) commitments;
        function solve(string calldata solution, bytes32 salt) external {
          require(keccak256(abi.encode(msg.sender, solution, salt)) == commitments[msg.sender]);
          require(keccak256(abi.encodePacked(solution)) == answer);
          payable(msg.sender).transfer(1 ether);
        }
      }`,
      receiver: `contract A { bytes32 lock; address payable receiver;
        function redeem(bytes32 secret) external { require(keccak256(abi.encode(secret)) == lock); receiver.transfer(1 ether); } }`,
    });
  });

  it("reads old compilers", async () => {
    const old = `contract A { bytes32 constant public hash = 0xb5b5b97fafd9855eec9b41f74dfb6c38f5951141f9a3ecd7f44d5479b630ee0a;
      function solve(string solution) public {
        require(hash == sha3(solution)); // found
        msg.sender.transfer(1000 ether);
      }
    }`;
    await assertFinds(transactionOrderDependence, { old }, "solc-0.4");
  });
});
