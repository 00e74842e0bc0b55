import { contractNameParameter, displayNameParameter, permitChoice, symbolParameter } from "./commonParameters.ts";
import { composeContract } from "./composeContract.ts";
import { stringLiteral } from "./stringLiteral.ts";
import type { Choice, Template } from "./template.ts";

const offsetChoices: readonly Choice[] = [
  { id: "3", label: "3 more decimals", description: "Taking a first deposit by inflation costs a thousand times what it takes" },
  { id: "6", label: "6 more decimals", description: "A million times; shares of an 18-decimal asset have 24 decimals" },
  { id: "9", label: "9 more decimals", description: "A thousand million times; shares of an 18-decimal asset have 27 decimals" },
  { id: "0", label: "None", description: "Shares have the asset's decimals; an attack only costs as much as it takes" },
];

const optionChoices: readonly Choice[] = [permitChoice("Approvals of shares by signature, without a transaction (ERC-2612)")];

/** A vault that issues shares of the tokens it holds. */
export const erc4626Vault: Template = {
  id: "erc4626Vault",
  label: "ERC-4626 vault",
  description: "Issues shares of an ERC-20 asset it holds, protected against inflation of the first deposit",
  parameters: [
    contractNameParameter("MyVault"),
    displayNameParameter("Share", "My Vault"),
    symbolParameter("MVT"),
    {
      kind: "pick",
      id: "decimalsOffset",
      label: "Inflation protection",
      description: "How many decimals the shares have beyond those of the asset",
      choices: offsetChoices,
    },
    { kind: "options", id: "options", label: "Options", description: "What the shares can do besides", choices: optionChoices },
  ],
  render(answers, openZeppelin) {
    const name = stringLiteral(answers.text("name"));
    const offset = answers.text("decimalsOffset");
    return composeContract(
      {
        name: answers.text("contractName"),
        natSpec: [
          `@title ${answers.text("contractName")}`,
          "@notice An ERC-4626 vault: deposit the asset, receive shares of everything the vault holds.",
          "@dev Not for assets that take a fee on transfer or change balances by themselves.",
        ],
        bases: [
          { contract: "ERC20", arguments: [name, stringLiteral(answers.text("symbol"))] },
          ...(answers.has("options", "permit") ? [{ contract: "ERC20Permit", arguments: [name] } as const] : []),
          { contract: "ERC4626", arguments: ["vaultAsset"] },
        ],
        mentions: { IERC20: "token/ERC20/IERC20.sol" },
        parameters: [{ type: "IERC20", name: "vaultAsset", description: "The token that is deposited; it cannot be changed." }],
        functions:
          offset === "0"
            ? []
            : [
                {
                  natSpec: ["@dev Decimals of a share beyond those of the asset: makes the inflation of a first deposit unprofitable."],
                  head: "function _decimalsOffset",
                  parameters: [],
                  attributes: ["internal", "pure", "override", "returns (uint8)"],
                  body: [`return ${offset};`],
                },
              ],
      },
      openZeppelin,
    );
  },
};
