import { problem } from "../../errors/problem.ts";
import { accessParameter, accessParts, pauseFunctions, rights } from "./access.ts";
import type { AccessParts } from "./access.ts";
import { amountLiteral, checkAmount, parseAmount } from "./amount.ts";
import { contractNameParameter, displayNameParameter, hasOption, permitChoice, symbolParameter, textOf } from "./commonParameters.ts";
import { composeContract } from "./composeContract.ts";
import type { Base, OwnFunction } from "./composeContract.ts";
import { stringLiteral } from "./stringLiteral.ts";
import type { CheckedAnswers, Choice, QuestionContext, Template, TextParameter } from "./template.ts";

const isMintable = (context: QuestionContext): boolean => textOf(context, "supply") === "mintable";

const supplyChoices: readonly Choice[] = [
  { id: "fixed", label: "Fixed", description: "All tokens exist from the start; nobody can make more" },
  { id: "mintable", label: "Mintable", description: "More tokens can be minted later by the owner or the minters" },
];

const optionChoices: readonly Choice[] = [
  { id: "burnable", label: "Burnable", description: "Holders can destroy their tokens" },
  permitChoice("Approvals by signature, without a transaction (ERC-2612)"),
  { id: "pausable", label: "Pausable", description: "All transfers can be stopped in an emergency" },
  { id: "capped", label: "Capped", description: "A supply that minting can never exceed", appliesTo: isMintable },
];

const initialSupply: TextParameter = {
  kind: "text",
  id: "initialSupply",
  label: "Initial supply",
  description: "Whole tokens, minted to a recipient that the deployer names",
  initial: (context) => (isMintable(context) ? "0" : "1000000"),
  check: (text, context) => checkAmount(text, { example: "1000000", positive: !isMintable(context) }),
};

const cap: TextParameter = {
  kind: "text",
  id: "cap",
  label: "Cap",
  description: "Whole tokens that can ever exist at the same time",
  appliesTo: (context) => hasOption(context, "options", "capped"),
  initial: (context) => ((parseAmount(textOf(context, "initialSupply")) ?? 0n) === 0n ? "1000000" : textOf(context, "initialSupply")),
  check(text, context) {
    const invalid = checkAmount(text, { example: "1000000", positive: true });
    const supply = textOf(context, "initialSupply");
    const tooLow = invalid === undefined && (parseAmount(text) ?? 0n) < (parseAmount(supply) ?? 0n);
    return tooLow ? problem("capBelowSupply", { supply }) : invalid;
  },
};

/** A fungible token. */
export const erc20: Template = {
  id: "erc20",
  label: "ERC-20 token",
  description: "A fungible token: fixed or mintable supply, permit, burn, pause, cap",
  parameters: [
    contractNameParameter("MyToken"),
    displayNameParameter("Token", "My Token"),
    symbolParameter("MTK"),
    {
      kind: "pick",
      id: "supply",
      label: "Supply",
      description: "Whether more tokens can be made later",
      choices: supplyChoices,
    },
    initialSupply,
    { kind: "options", id: "options", label: "Options", description: "What the token can do besides", choices: optionChoices },
    cap,
    accessParameter((context) => isMintable(context) || hasOption(context, "options", "pausable")),
  ],
  render(answers, openZeppelin) {
    const mintable = answers.text("supply") === "mintable";
    const pausable = answers.has("options", "pausable");
    const access = accessParts(answers.text("access"), [...(mintable ? [rights.mint] : []), ...(pausable ? [rights.pause] : [])]);
    const supply = answers.text("initialSupply");
    const mints = parseAmount(supply) !== 0n;
    return composeContract(
      {
        name: answers.text("contractName"),
        natSpec: natSpec(answers, mintable),
        bases: [...tokenBases(answers), ...access.bases],
        constants: access.constants,
        parameters: [
          ...(mints ? [{ type: "address", name: "recipient", description: "Receives the initial supply." }] : []),
          ...access.parameters,
        ],
        body: [...access.body, ...(mints ? [`_mint(recipient, ${amountLiteral(supply)});`] : [])],
        functions: [...(mintable ? [mintFunction(access)] : []), ...(pausable ? pauseFunctions(access) : [])],
      },
      openZeppelin,
    );
  },
};

function natSpec(answers: CheckedAnswers, mintable: boolean): readonly string[] {
  const capped = answers.has("options", "capped");
  return [
    `@title ${answers.text("contractName")}`,
    `@notice An ERC-20 token with 18 decimals and ${mintable ? (capped ? "a capped, mintable" : "a mintable") : "a fixed"} supply.`,
  ];
}

function tokenBases(answers: CheckedAnswers): readonly Base[] {
  const name = stringLiteral(answers.text("name"));
  const on = (option: string): boolean => answers.has("options", option);
  return [
    { contract: "ERC20", arguments: [name, stringLiteral(answers.text("symbol"))] },
    ...(on("burnable") ? [{ contract: "ERC20Burnable" } as const] : []),
    ...(on("capped") ? [{ contract: "ERC20Capped", arguments: [amountLiteral(answers.text("cap"))] } as const] : []),
    ...(on("pausable") ? [{ contract: "ERC20Pausable" } as const] : []),
    ...(on("permit") ? [{ contract: "ERC20Permit", arguments: [name] } as const] : []),
  ];
}

function mintFunction(access: AccessParts): OwnFunction {
  return {
    natSpec: ["@notice Creates new tokens.", "@param to Receives them.", "@param amount In the smallest unit: one token is 1e18."],
    head: "function mint",
    parameters: ["address to", "uint256 amount"],
    attributes: ["external", access.modifier(rights.mint)],
    body: ["_mint(to, amount);"],
  };
}
