import { isAtLeast } from "../openZeppelinVersion.ts";
import { contractNameParameter } from "./commonParameters.ts";
import { composeContract } from "./composeContract.ts";
import type { Choice, Template } from "./template.ts";

const cliffChoices: readonly Choice[] = [
  { id: "none", label: "No cliff", description: "Vests linearly from the start" },
  {
    id: "cliff",
    label: "Cliff",
    description: "Nothing can be released before the cliff; then everything that vested so far",
    appliesTo: ({ openZeppelin }) => isAtLeast(openZeppelin.version, [5, 1]),
  },
];

/** A wallet that releases ether and tokens to a beneficiary over time. */
export const vestingWallet: Template = {
  id: "vestingWallet",
  label: "Vesting wallet",
  description: "Releases ether and ERC-20 tokens to a beneficiary over time, with or without a cliff",
  parameters: [
    contractNameParameter("MyVestingWallet"),
    { kind: "pick", id: "schedule", label: "Schedule", description: "How the funds become free", choices: cliffChoices },
  ],
  render(answers, openZeppelin) {
    const cliff = answers.text("schedule") === "cliff";
    return composeContract(
      {
        name: answers.text("contractName"),
        natSpec: [
          `@title ${answers.text("contractName")}`,
          `@notice Releases the ether and the ERC-20 tokens it holds over time${cliff ? ", nothing before the cliff" : ""}.`,
          "@dev Who owns the wallet receives what is released; the ownership can be handed on.",
        ],
        bases: [
          {
            contract: "VestingWallet",
            arguments: ["beneficiary", "startTimestamp", "durationSeconds"],
            ...(cliff ? { indirect: true } : {}),
          },
          ...(cliff ? [{ contract: "VestingWalletCliff", arguments: ["cliffSeconds"] } as const] : []),
        ],
        parameters: [
          { type: "address", name: "beneficiary", description: "Receives what is released; the first owner." },
          { type: "uint64", name: "startTimestamp", description: "When vesting begins, in seconds since 1970." },
          { type: "uint64", name: "durationSeconds", description: "How long it takes until everything is free." },
          ...(cliff
            ? [{ type: "uint64", name: "cliffSeconds", description: "How long after the start nothing is free; at most the duration." }]
            : []),
        ],
        payable: true,
      },
      openZeppelin,
    );
  },
};
