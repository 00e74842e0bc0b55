import { defineProblems } from "../defineProblems.ts";

/** HK50xx: why an analyzer's run is "not analysed"; from HK5031 on, what is wrong with triage; from HK5051 on, why nothing is proven. */
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
    what: "Nothing was audited: every analyzer is off.",
    fix: "Switch one on in {key}.",
    actions: ["openSettings"],
  },
  filesLeftOut: {
    id: "HK5020",
    what: "{analyzer} was given only the files that compile, without {files}.",
    fix: "Correct these files, or install the compiler that they ask for.",
    actions: ["showLog"],
  },
  baselineNoRepository: {
    id: "HK5021",
    what: "{project} is in no git repository, so there is no earlier commit to compare it with.",
    fix: "Name a JSON report as baseline, or leave the baseline out.",
  },
  baselineUnknown: {
    id: "HK5022",
    what: "The repository has no commit {ref}.",
    fix: "Fetch it first (a shallow clone holds few), or correct the name.",
  },
  baselineUnreadable: {
    id: "HK5023",
    what: "Commit {commit} cannot be read from the repository.",
    fix: "Fetch the whole history: in a shallow or partial clone files may be missing.",
  },
  baselineReport: {
    id: "HK5024",
    what: "{path} cannot be used as a baseline: {reason}.",
    fix: "Name a JSON or SARIF report of HyperKit, or a commit.",
  },
  sourcesLeftOut: {
    id: "HK5091",
    what: "{analyzer} did not see {count} part(s) of the project that HyperKit does not copy without trust, such as {first}.",
    fix: "See the Findings view for what was left out and why.",
  },
  librariesMissing: {
    id: "HK5092",
    what: "{analyzer} could not analyse the project: {count} of its libraries are missing, such as {first}.",
    fix: "Fetch them from the Findings view: they come into HyperKit's copy, never into your folder.",
    actions: ["showLog"],
  },
  compilerAbsent: {
    id: "HK5093",
    what: "{analyzer} could not analyse the project: its solc {version} is not installed, and an audit without trust downloads none.",
    fix: "Install that compiler, for example by compiling a project of your own that asks for it.",
    actions: ["showLog"],
  },
  libraryNotFetched: {
    id: "HK5094",
    what: "{library} could not be fetched: {reason}",
    fix: "Check your connection, or fetch it by hand and audit again.",
    actions: ["showLog"],
  },
  triageInvalid: {
    id: "HK5031",
    what: "{file} is no triage record: {reason}.",
    fix: "Correct it or delete it; until then it hides no finding.",
    actions: ["openPlace"],
  },
  triageVersion: {
    id: "HK5032",
    what: "{file} has version {version} of the triage record, which this HyperKit does not know.",
    fix: "Update HyperKit; until then the record hides no finding.",
    actions: ["openPlace"],
  },
  triageMisnamed: {
    id: "HK5033",
    what: "{file} is not named after the finding it is about.",
    fix: "Rename it to {expected}, or delete it; until then it hides no finding.",
    actions: ["openPlace"],
  },
  triageLink: {
    id: "HK5034",
    what: "{file} is a link, and a link may lead out of the project.",
    fix: "Replace it by what it leads to; until then it hides no finding.",
  },
  triageTooLarge: {
    id: "HK5035",
    what: "{file} is larger than the {most} bytes of a triage record.",
    fix: "Delete it; until then it hides no finding.",
  },
  triageTooMany: {
    id: "HK5036",
    what: "{folder} holds {count} records, and HyperKit reads {most}.",
    fix: "Delete those of findings that are gone; the records that are not read hide no finding.",
  },
  proofUnsupported: {
    id: "HK5051",
    what: "No test can be drafted for this finding: {reason}.",
    fix: "Write the test by hand, or judge the finding by reading.",
  },
  proofNeedsValues: {
    id: "HK5052",
    what: "The test needs what only you know: {values}.",
    fix: "Accept the draft, fill in the marked places and run it with forge test.",
  },
  proofFailed: {
    id: "HK5053",
    what: "The test says nothing of the finding: {reason}.",
    fix: "Look at the assumptions in the draft; see the log for the whole answer of forge.",
    actions: ["showLog"],
  },
  findingNotChosen: {
    id: "HK5037",
    what: "No finding is chosen.",
    fix: "Audit the project, then choose a finding in the Findings view or put the cursor on it.",
  },
});
