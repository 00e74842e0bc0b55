import { integerOverflow } from "../../../../../src/core/audit/hyperkit/detectors/integerOverflow.ts";
import { assertFinds } from "../assertFinds.ts";

describe("integer-overflow", () => {
  it("finds unbounded arithmetic of the caller's numbers before 0.8", async () => {
    const sources = {
      sub: `contract A { mapping(address => uint256) balances;
        function open(address to, uint256 value) public {
          require(balances[msg.sender] - value >= 0); // found
          balances[msg.sender] -= value; // found
          balances[to] += value; // found
        }
        function safe(address to, uint256 value) public {
          require(balances[msg.sender] >= value);
          balances[msg.sender] -= value;
          balances[to] += value;
        }
      }`,
      mul: `contract A { mapping(address => uint256) balances;
        function open(address[] memory to, uint256 value) public {
          uint256 amount = to.length * value; // found
          require(value > 0 && balances[msg.sender] >= amount);
          balances[msg.sender] -= amount;
        }
        function safe(uint256 units, uint256 price) public {
          uint256 amount = units * price;
          require(units == 0 || amount / units == price);
          balances[msg.sender] = amount;
        }
      }`,
      add: `contract A { mapping(address => uint256) unlock; uint256 sent;
        function open(uint256 time) public {
          unlock[msg.sender] += time; // found
        }
        function before(uint256 time) public { require(unlock[msg.sender] + time >= unlock[msg.sender]); unlock[msg.sender] += time; }
        function after_(uint256 time) public { uint256 sum = unlock[msg.sender] + time; require(sum >= time); unlock[msg.sender] = sum; }
        function small(uint256 time) public { require(time <= 365 days); unlock[msg.sender] += time; }
        function pay() public payable { sent += msg.value; }
        function next() public { sent++; }
      }`,
      library: `library SafeMath { function add(uint256 a, uint256 b) internal pure returns (uint256) { uint256 c = a + b; require(c >= a); return c; } }
      contract A { using SafeMath for uint256; uint256 total; function raise(uint256 by) public { total = total.add(by); } }`,
      owner: `contract A { address owner; uint256 total; modifier onlyOwner() { require(msg.sender == owner); _; }
        function raise(uint256 by) public onlyOwner { total += by; } }`,
    };
    await assertFinds(integerOverflow, sources, "solc-0.5");
  });

  it("finds it in unchecked blocks, and nowhere else since 0.8", async () => {
    await assertFinds(integerOverflow, {
      block: `contract A { uint256 total;
        function open(uint256 by) external { unchecked {
          total -= by; // found
        } }
        function safe(uint256 by) external { total -= by; }
        function bounded(uint256 by) external { require(by <= total); unchecked { total -= by; } }
      }`,
    });
  });

  it("reads which way a comparison goes", async () => {
    await assertFinds(
      integerOverflow,
      {
        inverted: `contract A { mapping(address => uint) balances;
          function wrong(uint amount) public {
            require(amount >= balances[msg.sender]);
            balances[msg.sender] -= amount; // found
          }
          function right(uint amount) public { require(balances[msg.sender] >= amount); balances[msg.sender] -= amount; }
        }`,
      },
      "solc-0.4",
    );
    await assertFinds(integerOverflow, {
      refused: `contract A { error TooMuch(); mapping(address => uint256) balances;
        function move(address to, uint256 amount) external {
          uint256 held = balances[msg.sender];
          if (held < amount) revert TooMuch();
          unchecked { balances[msg.sender] = held - amount; balances[to] += amount; }
        }
        function low(uint256 amount) external {
          if (amount < 5) revert TooMuch();
          unchecked {
            balances[msg.sender] += amount; // found
          }
        } }`,
      capped: `contract A { struct Op { uint256 gas; uint256 extra; uint256 price; } uint256 needed;
        function take(uint256 gas, uint256 extra, uint256 price) external { Op memory op = Op(gas, extra, price); check(op); needed = sum(op); }
        function check(Op memory op) internal pure { require(op.gas | op.extra | op.price <= type(uint120).max); }
        function sum(Op memory op) internal pure returns (uint256) { unchecked { return (op.gas + op.extra) * op.price; } } }`,
    });
  });
});
