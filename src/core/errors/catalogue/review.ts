import { defineProblems } from "../defineProblems.ts";

/** HK51xx: manual review. */
export const reviewProblems = defineProblems({
  manualInvalid: {
    id: "HK5101",
    what: "{file} is no manual finding: {reason}.",
    fix: "Correct it or delete it; until then it is not shown.",
    actions: ["openPlace"],
  },
  manualVersion: {
    id: "HK5102",
    what: "{file} has version {version} of the manual finding, which this HyperKit does not know.",
    fix: "Update HyperKit; until then the finding is not shown.",
    actions: ["openPlace"],
  },
  manualLink: {
    id: "HK5103",
    what: "{file} is a link, and a link may lead out of the project.",
    fix: "Replace it by what it leads to; until then its findings are not shown.",
  },
  manualTooMany: {
    id: "HK5104",
    what: "{folder} holds {count} findings, and HyperKit reads {most}.",
    fix: "Delete those that are settled; the findings that are not read are not shown.",
  },
  marksInvalid: {
    id: "HK5107",
    what: "{file} cannot be used as a list of what was reviewed: {reason}.",
    fix: "Correct it or delete it; until then nothing in it counts as reviewed.",
    actions: ["openPlace"],
  },
  scopeUnusable: {
    id: "HK5108",
    what: "{file} is no scope: a scope is a text of at most {most} bytes with a path or a pattern on each line.",
    fix: "Choose another file.",
  },
  weAuditInvalid: {
    id: "HK5109",
    what: "{file} is no file of weAudit that HyperKit understands: {field} does not fit.",
    fix: "Choose another file; nothing of it was imported.",
  },
  noEntryPoints: {
    id: "HK5110",
    what: "{project} has no contract of its own that can be deployed.",
    fix: "Abstract contracts, interfaces and libraries have no entry points of their own.",
  },
  noRemote: {
    id: "HK5111",
    what: "{project} is in no git repository with a remote that a browser can open.",
    fix: "Add a remote with git remote add origin, then try again.",
  },
  notCommitted: {
    id: "HK5112",
    what: "{file} is not in the commit that is checked out.",
    fix: "Commit it, then try again.",
  },
  noCodeSelected: {
    id: "HK5105",
    what: "There is no Solidity code of an open Foundry project here.",
    fix: "Open a Solidity file of the project and select the code that you mean.",
  },
  manualNotChosen: {
    id: "HK5106",
    what: "No manual finding is there to be changed.",
    fix: "Choose a finding of manual review in the Findings view.",
  },
});
