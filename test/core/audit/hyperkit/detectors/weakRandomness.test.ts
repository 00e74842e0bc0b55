import { weakRandomness } from "../../../../../src/core/audit/hyperkit/detectors/weakRandomness.ts";
import { assertFinds } from "../assertFinds.ts";

describe("weak-randomness", () => {
  it("finds draws from values of the block, and is quiet with hashes and times that are none", async () => {
    await assertFinds(weakRandomness, {
      draw: `contract A { address[] players;
        function pick() external returns (address) {
          uint256 seed = uint256(keccak256(abi.encodePacked(block.timestamp, block.prevrandao, players.length)));
          return players[seed % players.length]; // found
        }
        function guess(uint256 answer) external payable {
          bool won = answer == uint256(keccak256(abi.encodePacked(blockhash(block.number - 1), block.timestamp))); // found
          if (won) payable(msg.sender).transfer(1 ether);
        }
        function flip() external view returns (bool) {
          return block.number % 2 == 0; // found
        }
      }`,
      quiet: `contract A { mapping(bytes32 => bool) ids; uint256 constant period = 1 days;
        function id() external { ids[keccak256(abi.encode(msg.sender, block.timestamp))] = true; }
        function week() external view returns (uint256) { return block.timestamp - block.timestamp % 1 weeks; }
        function day() external view returns (uint256) { return (block.timestamp / 1 days) % 7; }
        function inPeriod() external view returns (bool) { return block.timestamp % period < 1 hours; }
        function revealed(bytes32 secret, bytes32 commitment) external pure returns (bool) { return keccak256(abi.encode(secret)) == commitment; }
      }`,
    });
  });

  it("reads old compilers", async () => {
    const old = `contract A {
      function play() public payable {
        uint random = uint(sha3(block.timestamp)) % 2; // found
        if (random == 0) msg.sender.transfer(this.balance);
      }
      function guess(uint n) public payable {
        uint answer = uint(keccak256(block.blockhash(block.number - 1), now));
        if (n == answer) // found
          msg.sender.transfer(2 ether);
      }
    }`;
    await assertFinds(weakRandomness, { old }, "solc-0.4");
  });
});
