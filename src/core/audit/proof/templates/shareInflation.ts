import type { AbiParameter } from "../../../foundry/abi.ts";
import type { ProofTemplate } from "../proofPlan.ts";
import type { Subject, SubjectFunction } from "../subject.ts";
import { isToken } from "../values.ts";

/** The first depositor gives the vault a present, so that the next one's shares are rounded away. */
export const shareInflation: ProofTemplate = {
  name: "shareInflation",
  title: "Inflated shares",
  categories: ["share-inflation"],
  plan(subject) {
    const isEther = !subject.constructorInputs.some(isToken);
    const deposit = findEntry(subject, isEther);
    const redeem = findExit(subject);
    const shares = subject.functions.find((own) => own.view && hasTypes(own.inputs, ["address"]) && /^balance|shares?/i.test(own.name));
    if (deposit === undefined || redeem === undefined || shares === undefined) {
      return { kind: "unplanned", reason: "no functions to deposit, to redeem and to read an account's shares were recognized" };
    }
    return {
      kind: "planned",
      attackTest: "test_firstDepositorGainsNothing",
      controlTest: "test_honestDepositComesBack",
      assumptions: [`${deposit.signature} deposits, ${redeem.signature} redeems, ${shares.signature} tells the shares`],
      missing: [],
      contracts: "",
      members: `
address private constant ATTACKER = address(0xBAD);

function test_firstDepositorGainsNothing() public {
    _give(ATTACKER, 10 ether + 1);
    _give(VICTIM, 15 ether);
    uint256 before = _held(ATTACKER);
    _deposit(ATTACKER, 1);
    _donate(10 ether);
    if (!_deposit(VICTIM, 10 ether)) _deposit(VICTIM, 15 ether);
    _redeem(ATTACKER);
    uint256 afterwards = _held(ATTACKER);
    require(
        afterwards <= before,
        string(abi.encodePacked("HyperKit proof: attacker ", _ether(before), " -> ", _ether(afterwards), " ${isEther ? "ETH" : "tokens"}"))
    );
}

function test_honestDepositComesBack() public {
    _give(VICTIM, 10 ether);
    require(_deposit(VICTIM, 10 ether), "${deposit.name} reverts for an honest account");
    require(_redeem(VICTIM), "${redeem.name} reverts for an honest account");
    require(_held(VICTIM) >= 9.9 ether, "${redeem.name} does not give the deposit back");
}

${isEther ? etherMoves(deposit) : tokenMoves(deposit)}

function _redeem(address account) private returns (bool ok) {
    bytes memory data = abi.encodeWithSelector(target.${redeem.name}.selector, target.${shares.name}(account)${", account".repeat(redeem.inputs.length - 1)});
    vm.prank(account, account);
    (ok, ) = address(target).call(data);
}
`,
    };
  },
};

function etherMoves({ name, inputs }: SubjectFunction): string {
  return `function _give(address account, uint256 amount) private {
    vm.deal(account, amount);
}

function _held(address account) private view returns (uint256) {
    return account.balance;
}

/// Ether comes to any contract, by selfdestruct or as the reward of a block.
function _donate(uint256 amount) private {
    vm.deal(ATTACKER, ATTACKER.balance - amount);
    vm.deal(address(target), address(target).balance + amount);
}

function _deposit(address account, uint256 amount) private returns (bool ok) {
    bytes memory data = abi.encodeWithSelector(target.${name}.selector${inputs.length === 0 ? "" : ", account"});
    vm.prank(account, account);
    (ok, ) = address(target).call{value: amount}(data);
}`;
}

function tokenMoves({ name, inputs }: SubjectFunction): string {
  return `function _give(address account, uint256 amount) private {
    token.mint(account, amount);
    vm.prank(account, account);
    token.approve(address(target), amount);
}

function _held(address account) private view returns (uint256) {
    return token.balanceOf(account);
}

function _donate(uint256 amount) private {
    vm.prank(ATTACKER, ATTACKER);
    token.transfer(address(target), amount);
}

function _deposit(address account, uint256 amount) private returns (bool ok) {
    bytes memory data = abi.encodeWithSelector(target.${name}.selector, amount${inputs.length === 1 ? "" : ", account"});
    vm.prank(account, account);
    (ok, ) = address(target).call(data);
}`;
}

function findEntry({ functions }: Subject, isEther: boolean): SubjectFunction | undefined {
  const fits = ({ payable, inputs }: SubjectFunction): boolean =>
    isEther
      ? payable && (inputs.length === 0 || hasTypes(inputs, ["address"]))
      : hasTypes(inputs, ["uint256"]) || hasTypes(inputs, ["uint256", "address"]);
  return functions.find((own) => /^(deposit|stake|join|enter|buy)/i.test(own.name) && !own.overloaded && fits(own));
}

/** `redeem` takes shares wherever there is one; `withdraw` may take either and is asked last. */
function findExit({ functions }: Subject): SubjectFunction | undefined {
  const fits = ({ inputs, overloaded }: SubjectFunction): boolean =>
    !overloaded && (hasTypes(inputs, ["uint256"]) || hasTypes(inputs, ["uint256", "address", "address"]));
  const names = [/^redeem/i, /^(burn|leave|unstake|exit|sell)/i, /^withdraw/i];
  return names.flatMap((name) => functions.filter((own) => name.test(own.name) && fits(own)))[0];
}

function hasTypes(inputs: readonly AbiParameter[], types: readonly string[]): boolean {
  return inputs.length === types.length && inputs.every(({ type }, index) => type === types[index]);
}
