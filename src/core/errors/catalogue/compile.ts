import { defineProblems } from "../defineProblems.ts";

/** HK40xx: compiling. */
export const compileProblems = defineProblems({
  forgeFailed: {
    id: "HK4001",
    what: "forge build could not run: {reason}",
    fix: "See the log for forge's whole answer.",
    actions: ["showLog"],
  },
  forgeOutputUnknown: {
    id: "HK4002",
    what: "forge build answered in a form HyperKit does not know.",
    fix: "Check forge's version; the log has the answer.",
    actions: ["checkTools", "showLog"],
  },
  artifactUnreadable: {
    id: "HK4003",
    what: "The build output of {contract} cannot be used: {reason}.",
    fix: "Compile the project again.",
    actions: ["compileProject", "showLog"],
  },
  compilerMissing: {
    id: "HK4004",
    what: "The Solidity compiler that {file} asks for ({version}) is not installed, and it could not be downloaded.",
    fix: "Compile once while online, or ask for a version that is installed.",
    actions: ["openPlace", "showLog"],
  },
});
