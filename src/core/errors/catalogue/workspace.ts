import { defineProblems } from "../defineProblems.ts";

/** HK10xx: the workspace as a whole. */
export const workspaceProblems = defineProblems({
  noFolder: {
    id: "HK1001",
    what: "No folder is open.",
    fix: "Open a folder with a Foundry project, or create one.",
    actions: ["openFolder", "newProject"],
  },
  noProject: {
    id: "HK1002",
    what: "No Foundry project was found: there is no foundry.toml in the open folders.",
    fix: "Open the folder that holds foundry.toml, or create a project.",
    actions: ["openFolder", "newProject"],
  },
  notTrusted: {
    id: "HK1003",
    what: "This workspace is in Restricted Mode, so HyperKit starts no program and opens no connection.",
    fix: "Trust the workspace if you know its authors.",
    actions: ["manageTrust"],
  },
  internal: {
    id: "HK1099",
    what: "HyperKit met an error it did not expect: {message}",
    fix: "See the log, and report it with the log's last lines.",
    actions: ["showLog"],
  },
});
