import { defineProblems } from "../defineProblems.ts";

/** HK50xx: why an analyzer's run is "not analysed". */
export const auditProblems = defineProblems({
  analyzerFailed: { id: "HK5001", what: "{analyzer} failed: {reason}", fix: "See the log for its whole answer.", actions: ["showLog"] },
  projectDoesNotCompile: {
    id: "HK5002",
    what: "{analyzer} could not analyse the project because it does not compile.",
    fix: "Compile the project and correct its errors first.",
    actions: ["compileProject", "showLog"],
  },
  analyzerIncomplete: {
    id: "HK5003",
    what: "{analyzer} analysed {analysed} of {expected} contracts.",
    fix: "See the log for the contracts it skipped and why.",
    actions: ["showLog"],
  },
  analyzerNothing: {
    id: "HK5004",
    what: "{analyzer} ended without analysing anything.",
    fix: "See the log for its whole answer.",
    actions: ["showLog"],
  },
  analyzerSkipped: {
    id: "HK5005",
    what: "{analyzer} left out a part of the project: {reason}",
    fix: "See the log for its whole answer.",
    actions: ["showLog"],
  },
  analyzersOff: {
    id: "HK5006",
    what: "Nothing was audited: every analyzer is switched off.",
    fix: "Switch one on in {key}.",
    actions: ["openSettings"],
  },
});
