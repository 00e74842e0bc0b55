import { accessParameter, accessParts, pauseFunctions, rights } from "./access.ts";
import type { AccessParts } from "./access.ts";
import { checkBaseUri } from "./checkText.ts";
import { contractNameParameter, displayNameParameter, symbolParameter } from "./commonParameters.ts";
import { composeContract } from "./composeContract.ts";
import type { Base, OwnFunction } from "./composeContract.ts";
import { stringLiteral } from "./stringLiteral.ts";
import type { CheckedAnswers, Choice, Template, TextParameter } from "./template.ts";

const idChoices: readonly Choice[] = [
  { id: "counted", label: "Counted", description: "0, 1, 2, ...: each mint takes the next id" },
  { id: "chosen", label: "Chosen", description: "Whoever mints names the id" },
];

const optionChoices: readonly Choice[] = [
  { id: "burnable", label: "Burnable", description: "Holders can destroy their tokens" },
  { id: "uriStorage", label: "URI per token", description: "Each token has a metadata URI of its own, given when it is minted" },
  { id: "enumerable", label: "Enumerable", description: "All tokens can be listed on chain; every transfer costs more gas" },
  { id: "pausable", label: "Pausable", description: "All transfers can be stopped in an emergency" },
];

const exampleUri = "https://example.com/metadata/";

const baseUri: TextParameter = {
  kind: "text",
  id: "baseUri",
  label: "Base URI",
  description: "Stands before every token's id or own URI; empty for none",
  initial: () => "",
  check: (text) => checkBaseUri(text, exampleUri),
};

/** A collection of unique tokens. */
export const erc721: Template = {
  id: "erc721",
  label: "ERC-721 collection",
  description: "Unique tokens: counted or chosen ids, metadata URIs, enumeration, burn, pause",
  parameters: [
    contractNameParameter("MyCollection"),
    displayNameParameter("Collection", "My Collection"),
    symbolParameter("MYC"),
    baseUri,
    { kind: "pick", id: "ids", label: "Token ids", description: "Where the id of a new token comes from", choices: idChoices },
    { kind: "options", id: "options", label: "Options", description: "What the collection can do besides", choices: optionChoices },
    accessParameter(() => true),
  ],
  render(answers, openZeppelin) {
    const pausable = answers.has("options", "pausable");
    const counted = answers.text("ids") === "counted";
    const access = accessParts(answers.text("access"), [rights.mint, ...(pausable ? [rights.pause] : [])]);
    return composeContract(
      {
        name: answers.text("contractName"),
        natSpec: [`@title ${answers.text("contractName")}`, "@notice An ERC-721 collection of unique tokens."],
        bases: [...collectionBases(answers), ...access.bases],
        constants: access.constants,
        state: counted ? ["uint256 private _nextTokenId;"] : [],
        parameters: access.parameters,
        body: access.body,
        functions: [
          mintFunction(answers, access),
          ...(pausable ? pauseFunctions(access) : []),
          ...(answers.text("baseUri") === "" ? [] : [baseUriFunction(answers.text("baseUri"))]),
        ],
      },
      openZeppelin,
    );
  },
};

function collectionBases(answers: CheckedAnswers): readonly Base[] {
  const on = (option: string): boolean => answers.has("options", option);
  return [
    { contract: "ERC721", arguments: [stringLiteral(answers.text("name")), stringLiteral(answers.text("symbol"))] },
    ...(on("enumerable") ? [{ contract: "ERC721Enumerable" } as const] : []),
    ...(on("uriStorage") ? [{ contract: "ERC721URIStorage" } as const] : []),
    ...(on("pausable") ? [{ contract: "ERC721Pausable" } as const] : []),
    ...(on("burnable") ? [{ contract: "ERC721Burnable" } as const] : []),
  ];
}

/** The URI is stored before the mint: the recipient is called during the mint and must find the token complete. */
function mintFunction(answers: CheckedAnswers, access: AccessParts): OwnFunction {
  const counted = answers.text("ids") === "counted";
  const ownUri = answers.has("options", "uriStorage");
  return {
    natSpec: [
      "@notice Creates a token.",
      "@param to Receives it; a contract must accept it.",
      ...(counted ? [] : ["@param tokenId The id; it must be free."]),
      ...(ownUri ? ["@param uri The metadata URI of this token, appended to the base URI if there is one."] : []),
      ...(counted ? ["@return tokenId The id of the new token."] : []),
    ],
    head: "function safeMint",
    parameters: ["address to", ...(counted ? [] : ["uint256 tokenId"]), ...(ownUri ? ["string calldata uri"] : [])],
    attributes: ["external", access.modifier(rights.mint), ...(counted ? ["returns (uint256 tokenId)"] : [])],
    body: [
      ...(counted ? ["tokenId = _nextTokenId++;"] : []),
      ...(ownUri ? ["_setTokenURI(tokenId, uri);"] : []),
      "_safeMint(to, tokenId);",
    ],
  };
}

function baseUriFunction(uri: string): OwnFunction {
  return {
    natSpec: [],
    head: "function _baseURI",
    parameters: [],
    attributes: ["internal", "pure", "override", "returns (string memory)"],
    body: [`return ${stringLiteral(uri)};`],
  };
}
