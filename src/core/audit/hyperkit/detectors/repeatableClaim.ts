import { child, count, nodesIn, nodesOfType, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { isRecovery } from "../model/callerChecks.ts";
import { sendsEther } from "../model/calls.ts";
import { allFunctions, fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { isSender, rootVariable, stateVariablesIn } from "../model/expressions.ts";
import { conditionsOf, expand, reachedNodes, reachOf } from "../model/functionScope.ts";
import { isCaller, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { stepsOf } from "../model/steps.ts";

/** What the caller is owed is paid, and stays owed. */
export const repeatableClaim: Detector = {
  rule: "repeatable-claim",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      const hit = forgottenMark(entry) ?? paidAgain(entry) ?? countedAgain(entry);
      if (hit === undefined) continue;
      yield {
        node: hit.node,
        title: `${fullName(entry)} can be repeated: ${hit.what}`,
        message:
          "Nothing that the function looks at changes when it has run, so that the same caller succeeds again. Record the claim, or clear what is owed, before it is paid.",
        related: [{ node: entry.node, message: "The function." }],
      };
    }
  },
};

interface Again {
  readonly node: AstNode;
  readonly what: string;
}

/** A condition asks for a mark that nothing in the contract ever sets. */
function forgottenMark(entry: SolidityFunction): Again | undefined {
  const { program, lineage } = entry.contract;
  for (const node of conditionsOf(entry).flatMap((condition) => nodesIn(condition))) {
    const asked = node.nodeType === "UnaryOperation" && text(node, "operator") === "!" ? child(node, "subExpression") : undefined;
    const variable = asked?.nodeType === "IndexAccess" && typeOf(asked) === "bool" ? rootVariable(asked, program) : undefined;
    if (variable === undefined || !lineage.some(({ ownVariables }) => ownVariables.includes(variable))) continue;
    const named = allFunctions(entry.contract).flatMap(({ body }) => nodesOfType(body, "Assignment"));
    const isSet = named.some((each) => rootVariable(child(each, "leftHandSide"), program) === variable);
    const isHanded = program.contracts.some((other) => other.lineage.includes(entry.contract) && other !== entry.contract);
    if (!isSet && !isHanded) return { node, what: `${text(variable, "name")} is asked and never set` };
  }
  return undefined;
}

/** The caller's entry of a map is paid out to them, and nothing of the caller's is written. */
function paidAgain(entry: SolidityFunction): Again | undefined {
  if (entry.isPayable || !/claim|withdraw|redeem|refund|collect|harvest|payout|cash|getReward|exit|release/i.test(entry.name))
    return undefined;
  const { program } = entry.contract;
  const takes = reachedNodes(entry).some((node) => tokenMove(node)?.from !== undefined);
  if (takes || writesOf(entry).some(({ node, variable }) => typeOf(variable).startsWith("mapping") || text(node, "operator") === ""))
    return undefined;
  for (const step of stepsOf(entry)) {
    if (step.kind !== "call") continue;
    const move = tokenMove(step.node);
    const ether = sendsEther(step.call) && step.call.how !== "method";
    if (!ether && (move === undefined || move.from !== undefined)) continue;
    if (!isCaller(ether ? step.call.target : move?.to, entry)) continue;
    const amount = ether ? (step.call.value ?? step.call.arguments[0]) : move?.amount;
    const owed = expand(amount, entry).find((node) => node.nodeType === "IndexAccess" && isCaller(child(node, "indexExpression"), entry));
    const variable = rootVariable(owed, program);
    if (owed === undefined || variable === undefined || writesOf(entry).length > 0) continue;
    return { node: step.within.contract === entry.contract ? step.node : entry.node, what: `${text(variable, "name")} is paid and stays` };
  }
  return undefined;
}

/** A vote is added to a count, and nothing remembers who voted. */
function countedAgain(entry: SolidityFunction): Again | undefined {
  const isOpen = reachOf(entry).every(({ body }) => body !== undefined);
  if (!/^(cast)?vote/i.test(entry.name) || !isOpen || reachedNodes(entry).some(isRecovery)) return undefined;
  const { program } = entry.contract;
  const writes = writesOf(entry);
  const remembers = writes.some(({ node }) =>
    nodesOfType(child(node, "leftHandSide"), "IndexAccess", "MemberAccess").some(
      (each) => each.nodeType === "IndexAccess" && expand(child(each, "indexExpression"), entry, { callers: true }).some(isSender),
    ),
  );
  const pointer = writes.some(({ node }) => {
    const root = rootVariable(child(node, "leftHandSide"), program);
    return root !== undefined && program.valuesOf(root).some((value) => nodesIn(value).some(isSender));
  });
  const takes = reachedNodes(entry).some((node) => tokenMove(node) !== undefined);
  const counted = writes.find(({ node }) => ["+=", "++"].includes(text(node, "operator")));
  const asks = conditionsOf(entry).some((condition) =>
    expand(condition, entry, { callers: true }).some((node) => isSender(node) && !isBalance(condition, entry)),
  );
  if (counted === undefined || remembers || pointer || takes || asks || stateVariablesIn(counted.node, program).length === 0)
    return undefined;
  return { node: counted.within.contract === entry.contract ? counted.node : entry.node, what: "the vote is counted and not recorded" };
}

function isBalance(condition: AstNode, entry: SolidityFunction): boolean {
  return expand(condition, entry).some(
    (node) => /balance|getVotes|power|weight/i.test(text(node, "memberName") + text(node, "name")) && count(node, "id") !== undefined,
  );
}
