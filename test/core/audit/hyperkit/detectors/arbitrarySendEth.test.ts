import { arbitrarySendEth } from "../../../../../src/core/audit/hyperkit/detectors/arbitrarySendEth.ts";
import { assertFinds } from "../assertFinds.ts";

const head = "address owner; mapping(address => uint256) paid; bytes32 password;";

describe("arbitrary-send-eth", () => {
  it("finds Ether that anybody can take", async () => {
    await assertFinds(arbitrarySendEth, {
      money: `contract A { ${head}
        function drain() external { payable(msg.sender).transfer(address(this).balance); } // found
        function any(uint256 amount) external { (bool ok, ) = msg.sender.call{value: amount}(""); require(ok); } // found
        function mine(uint256 amount) external { paid[msg.sender] -= amount; payable(msg.sender).transfer(amount); }
        function forOwner() external { payable(owner).transfer(address(this).balance); }
        function byOwner() external { require(msg.sender == owner); payable(msg.sender).transfer(address(this).balance); }
        function riddle(string calldata answer) external { require(keccak256(bytes(answer)) == password); payable(msg.sender).transfer(address(this).balance); }
        function forward(address payable to) external payable { to.transfer(msg.value); }
      }`,
    });
  });

  it("reads old compilers", async () => {
    const old = `contract A { address owner; modifier onlyOwner() { require(msg.sender == owner); _; }
      function drain() public { msg.sender.transfer(this.balance); } // found
      function drainSafely() onlyOwner { owner.transfer(this.balance); }
    }`;
    await assertFinds(arbitrarySendEth, { old }, "solc-0.4");
  });

  it("is quiet where the receiver's own account is paid, whoever asks", async () => {
    await assertFinds(arbitrarySendEth, {
      split: `contract A { mapping(address => uint256) shares; mapping(address => uint256) released;
        function release(address payable account) external {
          uint256 payment = address(this).balance * shares[account] / 100 - released[account];
          released[account] += payment; account.transfer(payment);
        }
        function leak(address payable account) external { account.transfer(address(this).balance); } // found
      }`,
    });
  });
});
