import { defineProblems } from "../defineProblems.ts";

/** HK80xx: how HyperKit was called from a terminal. */
export const terminalProblems = defineProblems({
  terminalCommand: {
    id: "HK8001",
    what: "{command} is no command of hyperkit-sol.",
    fix: "See hyperkit-sol --help for what there is.",
  },
  terminalOption: {
    id: "HK8002",
    what: "The command line cannot be understood: {reason}",
    fix: "See hyperkit-sol --help for the options.",
  },
  terminalValue: {
    id: "HK8003",
    what: "{option} cannot be {value}.",
    fix: "Use one of: {expected}.",
  },
  pathUnreadable: { id: "HK8004", what: "{path} cannot be read: {reason}.", fix: "Check the path and its permissions." },
  pathNotSolidity: { id: "HK8005", what: "{path} is no Solidity file.", fix: "Name a .sol file, a project, or a folder that holds some." },
  nothingToAudit: {
    id: "HK8006",
    what: "Nothing is to be audited: no Foundry project and no Solidity file is at {path}.",
    fix: "Name a .sol file, a folder with foundry.toml, or a folder that holds Solidity.",
  },
  scopeEmpty: {
    id: "HK8007",
    what: "{path} holds no source of the project {project}: tests, scripts and libraries are not audited.",
    fix: "Name the project, or a file of its source folder.",
  },
  terminalOutput: {
    id: "HK8008",
    what: "A report of {count} projects does not fit into one stream.",
    fix: "Add --output FILE: each project gets a file of its own.",
  },
  terminalNode: {
    id: "HK8009",
    what: "hyperkit-sol needs Node {oldest} or newer, and this is {version}.",
    fix: "Install a newer Node.",
  },
  terminalSettings: {
    id: "HK8010",
    what: "The settings file {path} cannot be used: {reason}.",
    fix: "Correct it or delete it.",
  },
});
