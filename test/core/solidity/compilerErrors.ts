import solc from "solc";

/** What the compiler refuses in one source; warnings are left out. `./Name.sol` is there and has a contract `Name`. */
export function compilerErrors(source: string): readonly string[] {
  const input = {
    language: "Solidity",
    sources: { "Source.sol": { content: source }, "Name.sol": { content: "pragma solidity ^0.8.24; contract Name {}" } },
    settings: { outputSelection: { "*": { "*": [] } } },
  };
  const output: unknown = JSON.parse(String(solc.compile(JSON.stringify(input))));
  const errors: unknown = typeof output === "object" && output !== null && "errors" in output ? output.errors : [];
  return (Array.isArray(errors) ? errors : []).flatMap((error: unknown) => {
    const { severity, formattedMessage } = { severity: "", formattedMessage: "", ...(typeof error === "object" ? error : {}) };
    return severity === "error" ? [formattedMessage] : [];
  });
}
