/** Where in a source a snippet makes sense. */
export type SnippetPlace = "file" | "contract" | "body";

/** A piece of code to fill in, in VS Code's snippet syntax. With its own placeholders it compiles. */
export interface Snippet {
  /** What is typed to find it. */
  readonly label: string;
  readonly description: string;
  readonly places: readonly SnippetPlace[];
  readonly lines: readonly string[];
}

const fileOrContract: readonly SnippetPlace[] = ["file", "contract"];

/** The snippets of the language floor. None sets a compiler version: that is the Project's decision. */
export const snippets: readonly Snippet[] = [
  {
    label: "spdx",
    description: "Licence and compiler of a new file",
    places: ["file"],
    lines: ["// SPDX-License-Identifier: ${1|MIT,Apache-2.0,GPL-3.0-only,UNLICENSED|}", "pragma solidity ${2:^0.8.24};", "$0"],
  },
  { label: "contract", description: "Contract", places: ["file"], lines: ["contract ${1:${TM_FILENAME_BASE:Name}} {", "\t$0", "}"] },
  {
    label: "abstract contract",
    description: "Abstract contract",
    places: ["file"],
    lines: ["abstract contract ${1:${TM_FILENAME_BASE:Name}} {", "\t$0", "}"],
  },
  { label: "interface", description: "Interface", places: ["file"], lines: ["interface ${1:I${TM_FILENAME_BASE:Name}} {", "\t$0", "}"] },
  { label: "library", description: "Library", places: ["file"], lines: ["library ${1:${TM_FILENAME_BASE:Name}} {", "\t$0", "}"] },
  { label: "import", description: "Import by name", places: ["file"], lines: ['import {${2:Name}} from "${1:./Name.sol}";', "$0"] },
  {
    label: "constructor",
    description: "Constructor",
    places: ["contract"],
    lines: ["constructor(${1:address owner}) {", "\t$0", "}"],
  },
  {
    label: "function",
    description: "Function that changes the state",
    places: ["contract"],
    lines: ["function ${1:name}(${2}) ${3|external,public,internal,private|} {", "\t$0", "}"],
  },
  {
    label: "function view",
    description: "Function that reads the state",
    places: ["contract"],
    lines: ["function ${1:name}(${2}) ${3|external,public,internal,private|} view returns (${4:uint256 result}) {", "\t$0", "}"],
  },
  {
    label: "function free",
    description: "Function outside of contracts",
    places: ["file"],
    lines: ["function ${1:name}(${2}) pure returns (${3:uint256 result}) {", "\t$0", "}"],
  },
  {
    label: "receive",
    description: "Function that takes plain transfers",
    places: ["contract"],
    lines: ["receive() external payable {", "\t$0", "}"],
  },
  {
    label: "fallback",
    description: "Function for calls that no other one takes",
    places: ["contract"],
    lines: ["fallback(bytes calldata ${1:input}) external ${2:payable }returns (bytes memory ${3:output}) {", "\t$0", "}"],
  },
  { label: "modifier", description: "Modifier", places: ["contract"], lines: ["modifier ${1:name}() {", "\t$0", "\t_;", "}"] },
  { label: "event", description: "Event", places: fileOrContract, lines: ["event ${1:Happened}(${2:address indexed account});$0"] },
  { label: "error", description: "Custom error", places: fileOrContract, lines: ["error ${1:NotAllowed}(${2:address account});$0"] },
  { label: "struct", description: "Struct", places: fileOrContract, lines: ["struct ${1:Name} {", "\t${2:uint256 value};$0", "}"] },
  { label: "enum", description: "Enum", places: fileOrContract, lines: ["enum ${1:Name} {", "\t${2:None}$0", "}"] },
  { label: "type", description: "Type of its own over a value type", places: fileOrContract, lines: ["type ${1:Name} is ${2:uint256};$0"] },
  {
    label: "mapping",
    description: "Mapping with named key and value",
    places: ["contract"],
    lines: ["mapping(${1:address account} => ${2:uint256 amount}) ${3|public,private,internal|} ${4:amounts};$0"],
  },
  {
    label: "constant",
    description: "Constant",
    places: ["contract"],
    lines: ["${1:uint256} ${2|public,private,internal|} constant ${3:LIMIT} = ${4:1};$0"],
  },
  { label: "require", description: "Refuse with a reason", places: ["body"], lines: ['require(${1:true}, "${2:reason}");$0'] },
  {
    label: "if revert",
    description: "Refuse with a custom error",
    places: ["body"],
    lines: ["if (${1:msg.sender == address(0)}) revert ${2:NotAllowed}(${3:msg.sender});$0"],
  },
  { label: "emit", description: "Emit an event", places: ["body"], lines: ["emit ${1:Happened}(${2:msg.sender});$0"] },
  { label: "if", description: "Condition", places: ["body"], lines: ["if (${1:true}) {", "\t$0", "}"] },
  {
    label: "for",
    description: "Loop over an index",
    places: ["body"],
    lines: ["for (uint256 ${1:i} = 0; ${1:i} < ${2:10}; ++${1:i}) {", "\t$0", "}"],
  },
  { label: "while", description: "Loop while a condition holds", places: ["body"], lines: ["while (${1:false}) {", "\t$0", "}"] },
  {
    label: "try",
    description: "Call that may fail",
    places: ["body"],
    lines: ["try ${1:this.name}(${2}) {", "\t$0", "} catch (bytes memory ${3:reason}) {", "\t", "}"],
  },
  { label: "unchecked", description: "Arithmetic without checks", places: ["body"], lines: ["unchecked {", "\t$0", "}"] },
  {
    label: "assembly",
    description: "Assembly that keeps to the memory model",
    places: ["body"],
    lines: ['assembly ("memory-safe") {', "\t$0", "}"],
  },
];

/** The code of a snippet with its own placeholders, the first of each choice, as it looks when nothing is typed over. */
export function snippetCode({ lines }: Snippet): string {
  let text = lines.join("\n").replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1");
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replaceAll(/\$\{\w+:([^${}]*)\}/g, "$1");
  }
  return text.replaceAll(/\$(?:\d+|\{\d+\})/g, "");
}
