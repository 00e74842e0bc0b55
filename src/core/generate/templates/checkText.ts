import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { openZeppelinContracts } from "./openZeppelinContracts.ts";
import { solidityWords } from "./solidityWords.ts";
import { hiddenCharacterAt } from "./stringLiteral.ts";

const longestIdentifier = 64;
const longestText = 64;
const longestUri = 256;

/** Checks the name of a contract: an identifier, no word of Solidity, no name that the generated source itself imports. */
export function checkContractName(text: string, example: string): Problem | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return problem("identifierInvalid", { example });
  if (text.length > longestIdentifier) return problem("textTooLong", { most: longestIdentifier });
  if (solidityWords.has(text) || /^u?int\d+$|^bytes\d+$|^u?fixed\d+x\d+$/.test(text)) return problem("identifierReserved", { name: text });
  if (Object.hasOwn(openZeppelinContracts, text) || libraryNames.has(text)) return problem("identifierTaken", { name: text });
  return undefined;
}

/** Names that the generated sources bring along (`Vm`: the tests of a new project); a contract of the same name would be ambiguous. */
const libraryNames = new Set([
  "IERC20",
  "IERC721",
  "IERC4626",
  "IERC165",
  "Vm",
  "Context",
  "Pausable",
  "ERC165",
  "Nonces",
  "EIP712",
  "Strings",
  "Math",
]);

/** Checks a name that people will read: not empty, visible characters only. */
export function checkDisplayName(text: string, example: string): Problem | undefined {
  if (text.trim() === "") return problem("textEmpty", { example });
  if (Array.from(text).length > longestText) return problem("textTooLong", { most: longestText });
  const position = hiddenCharacterAt(text);
  return position === undefined ? undefined : problem("textHidden", { position: position + 1 });
}

/** Checks a token's symbol: short and without characters that wallets confuse. */
export function checkSymbol(text: string, example: string): Problem | undefined {
  return /^[A-Za-z0-9.\-_$+]{1,11}$/.test(text) ? undefined : problem("symbolInvalid", { example });
}

/** Checks a base URI; empty means none. */
export function checkBaseUri(text: string, example: string): Problem | undefined {
  if (text === "") return undefined;
  if (text.length > longestUri) return problem("textTooLong", { most: longestUri });
  return /^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+$/.test(text) ? undefined : problem("uriInvalid", { example });
}
