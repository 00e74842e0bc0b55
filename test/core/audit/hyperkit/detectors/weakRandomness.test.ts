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

  it("finds answers that were stored to be guessed, and guesses of a side", async () => {
    await assertFinds(weakRandomness, {
      stored: `contract A { uint8 answer;
        constructor() payable { answer = uint8(uint256(keccak256(abi.encode(blockhash(block.number - 1), block.timestamp)))); }
        function guess(uint8 n) external payable { if (n == answer) payable(msg.sender).transfer(2 ether); } // found
      }`,
      side: `contract A { uint256 wins; uint256 constant half = 2 ** 255;
        function flip(bool guess) external {
          bool side = uint256(blockhash(block.number - 1)) / half == 1;
          if (side == guess) wins++; // found
        }
      }`,
    });
  });

  it("is quiet where the outcome comes with a proof", async () => {
    await assertFinds(weakRandomness, {
      proven: `library Proofs { function check(bytes32 seed, uint8 v, bytes32 r, bytes32 s) internal pure returns (uint256) {
          require(ecrecover(keccak256(abi.encode(seed)), v, r, s) == address(0xA11CE)); return uint256(keccak256(abi.encode(seed, r, s))); } }
        contract A { address[] players;
          function draw(uint8 v, bytes32 r, bytes32 s) external view returns (address) {
            bytes32 seed = keccak256(abi.encode(blockhash(block.number - 1)));
            uint256 random = Proofs.check(seed, v, r, s);
            return players[random % players.length];
          }
        }`,
    });
  });
});
