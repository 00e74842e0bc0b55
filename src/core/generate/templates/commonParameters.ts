import { isAtLeast } from "../openZeppelinVersion.ts";
import type { Choice, QuestionContext, TextParameter } from "./template.ts";
import { checkContractName, checkDisplayName, checkSymbol } from "./checkText.ts";

/** The text that was answered so far, or empty. */
export function textOf({ answers }: QuestionContext, parameter: string): string {
  const value = answers[parameter];
  return typeof value === "string" ? value : "";
}

/** True when the option was chosen so far. */
export function hasOption({ answers }: QuestionContext, parameter: string, option: string): boolean {
  const value = answers[parameter];
  return typeof value === "object" && value.includes(option);
}

/**
 * The option of approvals by signature. From release 5.7 on the library keeps the name in one word: with more than 31 bytes the
 * contract would compile, and its deployment revert.
 */
export function permitChoice(description: string): Choice {
  return {
    id: "permit",
    label: "Permit",
    description,
    appliesTo: (context) => !isAtLeast(context.openZeppelin.version, [5, 7]) || Buffer.byteLength(textOf(context, "name"), "utf8") <= 31,
  };
}

/** The first question of every template. */
export function contractNameParameter(example: string): TextParameter {
  return {
    kind: "text",
    id: "contractName",
    label: "Contract name",
    description: "The name of the contract and of its file",
    initial: () => example,
    check: (text) => checkContractName(text, example),
  };
}

/** The name that wallets show; proposed from the contract's name. */
export function displayNameParameter(what: string, example: string): TextParameter {
  return {
    kind: "text",
    id: "name",
    label: `${what} name`,
    description: "What wallets and explorers show",
    initial: (context) => spaced(textOf(context, "contractName")) || example,
    check: (text) => checkDisplayName(text, example),
  };
}

/** The symbol; proposed from the capitals of the contract's name. */
export function symbolParameter(example: string): TextParameter {
  return {
    kind: "text",
    id: "symbol",
    label: "Symbol",
    description: "The short name, 1 to 11 characters",
    initial: (context) => abbreviation(textOf(context, "contractName")) || example,
    check: (text) => checkSymbol(text, example),
  };
}

function spaced(name: string): string {
  return name
    .replaceAll("_", " ")
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " ")
    .trim();
}

function abbreviation(name: string): string {
  const capitals = name.replaceAll(/[^A-Z]/g, "");
  return (capitals.length >= 2 ? capitals : name.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 4)).slice(0, 11).toUpperCase();
}
