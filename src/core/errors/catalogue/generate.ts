import { defineProblems } from "../defineProblems.ts";

/** HK70xx: generating, adding a dependency, starting a project. HK71xx: one answer of a person. */
export const generateProblems = defineProblems({
  openZeppelinUnsupported: {
    id: "HK7002",
    what: "{project} has OpenZeppelin Contracts {version} in {folder}; the templates are written for version 5.",
    fix: "Update the library to a 5.x release.",
  },
  openZeppelinUnreadable: {
    id: "HK7003",
    what: "{project} has OpenZeppelin Contracts in {folder}, but no package.json says which version.",
    fix: "Install a released version of the library again.",
  },
  fileExists: { id: "HK7004", what: "{path} exists already, and HyperKit overwrites nothing.", fix: "Move it away, then try again." },
  remappingConflict: {
    id: "HK7005",
    what: "{file}:{line} already maps {prefix} to {target}.",
    fix: "Remove that line, or install the library there.",
    actions: ["openPlace"],
  },
  outsideProject: {
    id: "HK7006",
    what: "{path} leads out of the project, where HyperKit writes nothing.",
    fix: "Replace the link by a folder inside the project.",
  },
  folderNotEmpty: {
    id: "HK7007",
    what: "{folder} is not empty: it holds {entries}.",
    fix: "Choose an empty folder for the new project.",
  },
  writeFailed: {
    id: "HK7008",
    what: "{path} could not be written: {reason}",
    fix: "Check the permissions and the space of the disk; nothing was left half-written.",
    actions: ["showLog"],
  },
  fileChanged: {
    id: "HK7009",
    what: "{path} changed meanwhile, so HyperKit did not write over it.",
    fix: "Do it again to see the difference to what is there now.",
  },
  draftGone: { id: "HK7010", what: "No draft is open.", fix: "Generate a contract first." },
  archiveUnreadable: {
    id: "HK7011",
    what: "The library that ships with HyperKit cannot be read: {reason}",
    fix: "Install the extension again.",
    actions: ["showLog"],
  },
  choiceUnknown: { id: "HK7101", what: "{choice} is not among the choices of {parameter}.", fix: "Choose one of: {choices}." },
  identifierInvalid: {
    id: "HK7102",
    what: "A contract's name begins with a letter or _ and holds letters, digits and _ only.",
    fix: "For example: {example}.",
  },
  identifierReserved: { id: "HK7103", what: "{name} is a word of Solidity.", fix: "Choose another name." },
  identifierTaken: { id: "HK7104", what: "{name} is the name of a contract of the library.", fix: "Choose another name." },
  textEmpty: { id: "HK7105", what: "Something must be written here.", fix: "For example: {example}." },
  textTooLong: { id: "HK7106", what: "At most {most} characters.", fix: "Shorten it." },
  textHidden: {
    id: "HK7107",
    what: "There is an invisible or control character at position {position}.",
    fix: "Remove it: people must see what they trust.",
  },
  symbolInvalid: { id: "HK7108", what: "A symbol is 1 to 11 letters, digits or . - _ $ + without spaces.", fix: "For example: {example}." },
  amountInvalid: {
    id: "HK7109",
    what: "An amount is a decimal number such as {example}, with at most {decimals} places.",
    fix: "Write digits and at most one point.",
  },
  amountTooLarge: { id: "HK7110", what: "The amount does not fit into 256 bits.", fix: "Choose a smaller amount." },
  amountZero: { id: "HK7111", what: "The amount must be above zero.", fix: "For example: {example}." },
  capBelowSupply: { id: "HK7112", what: "The cap is below the initial supply of {supply}.", fix: "Raise the cap to {supply} or more." },
  uriInvalid: {
    id: "HK7113",
    what: "A base URI begins with a scheme and has no spaces.",
    fix: "For example: {example}. Leave it empty for none.",
  },
});
