import type { Base, ConstructorParameter } from "./composeContract.ts";
import type { PickParameter, QuestionContext } from "./template.ts";

/** A right that a contract reserves: who has it is a constructor parameter, never invented. */
export interface Right {
  /** Name of the role without `_ROLE`. */
  readonly role: "MINTER" | "PAUSER";
  /** Constructor parameter with roles. */
  readonly holder: string;
  /** For NatSpec: "May ...". */
  readonly may: string;
}

/** The rights that the templates reserve. */
export const rights = {
  mint: { role: "MINTER", holder: "minter", may: "mint" },
  pause: { role: "PAUSER", holder: "pauser", may: "pause and unpause" },
} as const satisfies Record<string, Right>;

/** What an access rule adds to a contract. */
export interface AccessParts {
  readonly bases: readonly Base[];
  readonly constants: readonly string[];
  readonly parameters: readonly ConstructorParameter[];
  readonly body: readonly string[];
  /** The modifier of a function that needs the right. */
  modifier(right: Right): string;
}

/** The question who may use the reserved functions; asked only where there are any. */
export function accessParameter(appliesTo: (context: QuestionContext) => boolean): PickParameter {
  return {
    kind: "pick",
    id: "access",
    label: "Access",
    description: "Who may call the reserved functions",
    appliesTo,
    choices: [
      { id: "owner", label: "Owner", description: "One account for everything; a new owner must accept (Ownable2Step)" },
      {
        id: "roles",
        label: "Roles",
        description: "An account for each right, and an administrator who grants and revokes (AccessControl)",
      },
    ],
  };
}

/** Builds the parts of the chosen access rule for the rights that the contract has; none for a contract without rights. */
export function accessParts(access: string, needed: readonly Right[]): AccessParts {
  if (needed.length === 0) return { bases: [], constants: [], parameters: [], body: [], modifier: () => "" };
  return access === "roles" ? roleParts(needed) : ownerParts(needed);
}

function ownerParts(needed: readonly Right[]): AccessParts {
  const may = needed.map((right) => right.may).join(", ");
  return {
    bases: [{ contract: "Ownable", arguments: ["initialOwner"], indirect: true }, { contract: "Ownable2Step" }],
    constants: [],
    parameters: [{ type: "address", name: "initialOwner", description: `May ${may}, and hand the ownership on.` }],
    body: [],
    modifier: () => "onlyOwner",
  };
}

function roleParts(needed: readonly Right[]): AccessParts {
  return {
    bases: [{ contract: "AccessControl" }],
    constants: needed.map(({ role }) => `bytes32 public constant ${role}_ROLE = keccak256("${role}_ROLE");`),
    parameters: [
      { type: "address", name: "defaultAdmin", description: "May grant and revoke every role." },
      ...needed.map(({ holder, may }) => ({ type: "address", name: holder, description: `May ${may}.` })),
    ],
    body: ["_grantRole(DEFAULT_ADMIN_ROLE, defaultAdmin);", ...needed.map(({ role, holder }) => `_grantRole(${role}_ROLE, ${holder});`)],
    modifier: ({ role }) => `onlyRole(${role}_ROLE)`,
  };
}

/** `pause` and `unpause`, reserved. */
export function pauseFunctions(access: AccessParts) {
  return ["pause", "unpause"].map((name) => ({
    natSpec: [name === "pause" ? "@notice Stops every transfer until `unpause`." : "@notice Lets transfers through again."],
    head: `function ${name}`,
    parameters: [],
    attributes: ["external", access.modifier(rights.pause)],
    body: [`_${name}();`],
  }));
}
