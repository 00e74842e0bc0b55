import { defineProblems } from "../defineProblems.ts";

/** HK30xx: reading a Project's own configuration. */
export const foundryProblems = defineProblems({
  foundryTomlSyntax: { id: "HK3001", what: "foundry.toml cannot be read: {reason}", fix: "Correct line {line}.", actions: ["openPlace"] },
  foundryTomlUnreadable: {
    id: "HK3002",
    what: "foundry.toml cannot be opened: {reason}",
    fix: "Check the file's permissions.",
    actions: ["showLog"],
  },
  requestRefused: {
    id: "HK3003",
    what: "The project asks for more than HyperKit allows: {file}:{line} says {text}.",
    fix: "{advice}",
    actions: ["openPlace"],
  },
});
