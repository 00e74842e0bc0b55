import { defineProblems } from "../defineProblems.ts";

/** HK40xx: compiling. */
export const compileProblems = defineProblems({
  forgeFailed: { id: "HK4001", what: "forge build could not run: {reason}", fix: "See the log for forge's whole answer.", actions: ["showLog"] },
  forgeOutputUnknown: { id: "HK4002", what: "forge build answered in a form HyperKit does not know.", fix: "Check forge's version; the log has the answer.", actions: ["checkTools", "showLog"] },
});
