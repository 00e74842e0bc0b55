import { msgValueInLoop } from "../../../../../src/core/audit/hyperkit/detectors/msgValueInLoop.ts";
import { assertFinds } from "../assertFinds.ts";

describe("msg-value-in-loop", () => {
  it("finds one payment that counts in each round", async () => {
    await assertFinds(msgValueInLoop, {
      compared: `contract A { uint256 price; mapping(uint256 => address) owners; function buy(uint256[] calldata ids) external payable {
        for (uint256 i; i < ids.length; i++) {
          require(msg.value >= price); // found
          owners[ids[i]] = msg.sender; } } }`,
      booked: `contract A { mapping(address => uint256) paid; function pay(address[] calldata who) external payable {
        uint256 i; while (i < who.length) {
          paid[who[i]] += msg.value; // found
          i++; } } }`,
      sent: `contract A { function pay(address payable[] calldata who) external payable { for (uint256 i; i < who.length; i++) {
          (bool ok, ) = who[i].call{value: msg.value}(""); // found
          require(ok); } } }`,
      helper: `contract A { mapping(uint256 => address) owners; function buy(uint256[] calldata ids) external payable { for (uint256 i; i < ids.length; i++) _buy(ids[i]); }
        function _buy(uint256 id) internal {
          require(msg.value == 1 ether); // found
          owners[id] = msg.sender; } }`,
      batch: `contract A { mapping(address => uint256) paid; function pay() external payable { paid[msg.sender] += msg.value; }
        function batch(bytes[] calldata calls) external payable { for (uint256 i; i < calls.length; i++) {
          (bool ok, ) = address(this).delegatecall(calls[i]); // found
          require(ok); } } }`,
      inherited: `contract Batch { function batch(bytes[] calldata calls) external payable { for (uint256 i; i < calls.length; i++) { (bool ok, ) = address(this).delegatecall(calls[i]); require(ok); } } }
        contract A is Batch { mapping(address => uint256) paid;
          function pay() external payable { paid[msg.sender] += msg.value; } // found
        }`,
    });
  });

  it("is quiet where the payment is shared out or looked at once", async () => {
    await assertFinds(msgValueInLoop, {
      sum: `contract A { function buy(uint256[] calldata prices) external payable { uint256 total;
        for (uint256 i; i < prices.length; i++) total += prices[i]; require(msg.value == total); } }`,
      running: `contract A { function buy(uint256[] calldata prices) external payable { uint256 total;
        for (uint256 i; i < prices.length; i++) { total += prices[i]; require(total <= msg.value); } } }`,
      left: `contract A { function pay(address payable[] calldata who, uint256[] calldata amounts) external payable { uint256 left = msg.value;
        for (uint256 i; i < who.length; i++) { left -= amounts[i]; who[i].transfer(amounts[i]); } } }`,
      shares: `contract A { mapping(address => uint256) due; function split(address[] calldata who) external payable {
        for (uint256 i; i < who.length; i++) due[who[i]] += msg.value / who.length; } }`,
      event: `contract A { event Paid(address who, uint256 sum); function pay(address[] calldata who) external payable {
        for (uint256 i; i < who.length; i++) emit Paid(who[i], msg.value); } }`,
      zero: `contract A { mapping(uint256 => address) owners; function set(uint256[] calldata ids) external payable {
        for (uint256 i; i < ids.length; i++) { require(msg.value == 0); owners[ids[i]] = msg.sender; } } }`,
      refusing: `contract A { mapping(address => uint256) paid; function pay() external payable { paid[msg.sender] += msg.value; }
        function batch(bytes[] calldata calls) external { for (uint256 i; i < calls.length; i++) { (bool ok, ) = address(this).delegatecall(calls[i]); require(ok); } } }`,
      without: `contract A { uint256 n; function set(uint256 to) external payable { n = to; }
        function batch(bytes[] calldata calls) external payable { for (uint256 i; i < calls.length; i++) { (bool ok, ) = address(this).delegatecall(calls[i]); require(ok); } } }`,
      after: `contract A { mapping(address => uint256) paid; uint256[] list; function pay() external payable { for (uint256 i; i < 3; i++) list.push(i); paid[msg.sender] = msg.value; } }`,
      first: `contract A { function start() external payable { for (uint256 left = msg.value; left > 0; left /= 2) {} } }`,
    });
  });
});
