import { child, childList, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { checksCaller, isInitializerGuarded, isPermissioned } from "../model/callerChecks.ts";
import { entriesOf, fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { isSender, isTimestamp } from "../model/expressions.ts";
import { expand, reachedNodes } from "../model/functionScope.ts";
import { isBid, isClaimed, isDecided, isSetting, powersOf } from "../model/powers.ts";
import type { Powers } from "../model/powers.ts";
import { paidToAnybody, usesAccount } from "../model/payouts.ts";
import { isMeantAsConstructor } from "../model/meantConstructor.ts";
import { isCaller, namedBy, parametersIn, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { stepsOf } from "../model/steps.ts";

/** Functions that anybody can call and that hold power: over the owner, the settings, the money, the supply or the code. */
export const missingAccessControl: Detector = {
  rule: "missing-access-control",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    const powers = powersOf(contract);
    for (const entry of ownEntries(contract)) {
      if (!isPermissioned(entry)) {
        const seized = seizure(entry, powers);
        if (seized !== undefined) {
          yield seized;
          continue;
        }
      }
      if (checksCaller(entry) || isInitializerGuarded(entry) || /^(__)?init/i.test(entry.name) || entry.kind !== "function") continue;
      if (isMeantAsConstructor(entry)) continue;
      const hit = privilegedWrite(entry, powers) ?? slotWrite(entry) ?? tokensForAnybody(entry) ?? freeMint(entry);
      if (hit !== undefined) yield hit;
    }
  },
};

/** Makes the caller the owner, or another authority, where they only have paid or done something before. */
function seizure(entry: SolidityFunction, { authorities }: Powers): Hit | undefined {
  if (isInitializerGuarded(entry) || isMeantAsConstructor(entry) || /^(__)?init|^(set)?up/i.test(entry.name)) return undefined;
  const step = writesOf(entry).find(
    ({ node, variable }) =>
      authorities.has(variable) &&
      isCaller(child(node, "rightHandSide"), entry) &&
      namedBy(child(node, "leftHandSide"), entry) === variable &&
      !isClaimed(variable, entry),
  );
  if (step === undefined || isBid(entry) || isDecided(entry)) return undefined;
  const name = text(step.variable, "name");
  return {
    node: step.within === entry ? step.node : entry.node,
    title: `${fullName(entry)} makes whoever calls ${name}`,
    message: `${name} decides who may act for the contract, and nothing in ${entry.name || entry.kind} asks whether the caller was appointed. Restrict it to the present owner or an administrator.`,
    related: [
      { node: entry.node, message: "This function has no check of its caller." },
      { node: step.variable, message: "The variable." },
    ],
  };
}

function privilegedWrite(entry: SolidityFunction, { authorities, settings, hasGuards, deployers }: Powers): Hit | undefined {
  for (const step of writesOf(entry)) {
    const value = child(step.node, "rightHandSide");
    const name = text(step.variable, "name");
    // Everybody may decide about what is theirs.
    const own = nodesIn(child(step.node, "leftHandSide")).some(
      (node) => node.nodeType === "IndexAccess" && expand(child(node, "indexExpression"), entry, { callers: true }).some(isSender),
    );
    if (own) continue;
    const claimed = isClaimed(step.variable, entry);
    const isAppointed = deployers.has(step.variable) && parametersIn(value, entry, { callers: true }).length > 0;
    if ((authorities.has(step.variable) || isAppointed) && !claimed && !entry.isPayable && givesPower(value, entry)) {
      return {
        node: step.within === entry ? step.node : entry.node,
        title: `${fullName(entry)} lets anybody change ${name}`,
        message: `${name} decides who may act for the contract or which code it runs, and nothing in ${entry.name} looks at the caller. Restrict it to the present owner or an administrator.`,
        related: [
          { node: entry.node, message: "This function has no check of its caller." },
          { node: step.variable, message: "The variable." },
        ],
      };
    }
    const isPlainSet = step.node.nodeType === "Assignment" && text(step.node, "operator") === "=" && namedBy(value, entry) !== undefined;
    const isSwitch =
      typeOf(step.variable) === "bool" && value?.nodeType === "Literal" && /pause|stop|freeze|halt|enable|disable/i.test(entry.name);
    const isParameter = isPlainSet && parametersIn(value, entry).length > 0 && isSetting(step.variable);
    const isWhole = namedBy(child(step.node, "leftHandSide"), entry) === step.variable;
    const isSetter = /^_?(set|update|change|configure|adjust|replace|register)/i.test(entry.name) || isSwitch;
    if (isWhole && (isParameter || isSwitch) && isSetter && (settings.has(step.variable) || hasGuards) && !claimed) {
      return {
        node: step.within === entry ? step.node : entry.node,
        title: `${fullName(entry)} lets anybody set ${name}`,
        message: `Other functions rely on ${name}, and nothing in ${entry.name} looks at the caller. Restrict it to the owner or an administrator.`,
        related: [
          { node: entry.node, message: "This function has no check of its caller." },
          { node: step.variable, message: "The variable." },
        ],
      };
    }
  }
  return undefined;
}

function givesPower(value: AstNode | undefined, entry: SolidityFunction): boolean {
  if (value === undefined) return false;
  const isTrue = value.nodeType === "Literal" && text(value, "value") === "true";
  return isTrue || expand(value, entry, { callers: true }).some(isSender) || parametersIn(value, entry, { callers: true }).length > 0;
}

/** Writes an address that the caller gives to a slot by assembly, as proxies keep their implementation. */
function slotWrite(entry: SolidityFunction): Hit | undefined {
  const address = entry.parameters.find((parameter) => typeOf(parameter).startsWith("address"));
  const isSetter = /^(upgrade|set|change|update|transferOwnership)/i.test(entry.name);
  if (address === undefined || !isSetter || entry.isPayable) return undefined;
  const write = reachedNodes(entry).find(
    (node) =>
      (node.nodeType === "YulFunctionCall" && text(child(node, "functionName"), "name") === "sstore") ||
      (node.nodeType === "InlineAssembly" && /\bsstore\b/.test(text(node, "operations"))),
  );
  if (write === undefined) return undefined;
  return {
    node: entry.node,
    title: `${fullName(entry)} lets anybody set an address of the contract`,
    message: `${entry.name} writes ${text(address, "name")} to storage, and nothing in it looks at the caller. Restrict it to the owner or an administrator.`,
    related: [{ node: write, message: "The write." }],
  };
}

/** Sends tokens of the contract to whoever calls. */
function tokensForAnybody(entry: SolidityFunction): Hit | undefined {
  const paid = paidToAnybody(entry).find(({ isEther }) => !isEther);
  if (paid === undefined) return undefined;
  return {
    node: paid.step.within === entry ? paid.step.node : entry.node,
    title: `${fullName(entry)} lets anybody take ${paid.isAll ? "the whole balance" : "any amount"}`,
    message: `Whoever calls ${entry.name} receives what belongs to the contract: neither the caller nor an account of theirs is looked at. Restrict it, or pay out only what the caller owns.`,
    related: [{ node: entry.node, message: "This function has no check of its caller." }],
  };
}

/** Creates tokens for nothing, or destroys somebody else's. */
function freeMint(entry: SolidityFunction): Hit | undefined {
  const [, act = ""] = /^(mint|burn|issue|airdrop)/i.exec(entry.name) ?? [];
  if (act === "" || entry.isPayable || entry.parameters.length === 0) return undefined;
  if (usesAccount(entry)) return undefined;
  const paid = stepsOf(entry).some((step) => step.kind === "call" && !(step.call.isStatic || /^on[A-Z]/.test(step.call.name)));
  if (paid || reachedNodes(entry).some((node) => isTimestamp(node) || tokenMove(node)?.from !== undefined)) return undefined;
  const amount = namedNumber(entry);
  const written = writesOf(entry).filter((step) => /^\+?=$|^-=$/.test(text(step.node, "operator")));
  const isSupply = written.some((step) => /supply|balance/i.test(text(step.variable, "name")));
  // One's own tokens may be burnt.
  const named = childList(child(entry.node, "parameters"), "parameters").some((parameter) => typeOf(parameter).startsWith("address"));
  if (amount === undefined || !isSupply || (/burn/i.test(act) && !named)) return undefined;
  if (entriesOf(entry.contract).every((each) => !/^(transfer|balanceOf|ownerOf|totalSupply)/.test(each.name)) && !hasSupply(entry))
    return undefined;
  return {
    node: entry.node,
    title: `${fullName(entry)} lets anybody ${/burn/i.test(act) ? "burn the tokens of others" : "mint tokens"}`,
    message: `Amount and account are the caller's choice, nothing is paid and nothing in ${entry.name} looks at the caller. Restrict it to a minter.`,
  };
}

function namedNumber({ parameters }: SolidityFunction): AstNode | undefined {
  return parameters.find((parameter) => typeOf(parameter).startsWith("uint"));
}

function hasSupply({ contract }: SolidityFunction): boolean {
  return contract.lineage.some(({ ownVariables }) => ownVariables.some((variable) => /supply/i.test(text(variable, "name"))));
}
