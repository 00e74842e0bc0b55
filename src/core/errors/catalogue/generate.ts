import { defineProblems } from "../defineProblems.ts";

/** HK70xx: generating. */
export const generateProblems = defineProblems({
  openZeppelinMissing: { id: "HK7001", what: "{project} has no OpenZeppelin Contracts.", fix: "Add the dependency; your answers are kept.", actions: ["addDependency"] },
});
