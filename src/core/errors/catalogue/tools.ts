import { defineProblems } from "../defineProblems.ts";

/** HK20xx: the user's programs (forge, slither, anvil, ...). */
export const toolProblems = defineProblems({
  forgeMissing: {
    id: "HK2001",
    what: "forge was not found.",
    fix: "Install Foundry, or set hyperkit.tools.forgePath.",
    actions: ["installFoundry", "openSettings"],
  },
  slitherMissing: {
    id: "HK2002",
    what: "slither was not found.",
    fix: "Install it with pipx or uv, or set hyperkit.tools.slitherPath.",
    actions: ["installSlither", "openSettings"],
  },
  toolNotExecutable: {
    id: "HK2003",
    what: "{tool} at {path} cannot be executed: {reason}.",
    fix: "Make the file executable, or reinstall {tool}.",
    actions: ["checkTools", "showLog"],
  },
  toolBroken: {
    id: "HK2004",
    what: "{tool} at {path} does not answer --version.",
    fix: "Reinstall {tool}; the log has what it printed.",
    actions: ["checkTools", "showLog"],
  },
  toolTimedOut: {
    id: "HK2005",
    what: "{tool} gave no sign for {seconds} s and was stopped.",
    fix: "Try again; if it repeats, see the log.",
    actions: ["showLog"],
  },
  toolCrashed: { id: "HK2006", what: "{tool} was ended by {signal}.", fix: "Try again; if it repeats, see the log.", actions: ["showLog"] },
  toolOutputTooLarge: {
    id: "HK2007",
    what: "{tool} printed more than {megabytes} MB and was stopped.",
    fix: "See the log for the first lines.",
    actions: ["showLog"],
  },
  anvilMissing: {
    id: "HK2008",
    what: "anvil was not found.",
    fix: "Install Foundry, or set hyperkit.tools.anvilPath.",
    actions: ["installFoundry", "openSettings"],
  },
  toolSettingRelative: {
    id: "HK2009",
    what: "{key} is not an absolute path: {path}.",
    fix: "Set it to the full path of {tool}, or empty it to search.",
    actions: ["openSettings"],
  },
  toolSettingUnusable: {
    id: "HK2010",
    what: "{key} names {path}, which is not an executable file.",
    fix: "Correct the path, or empty the setting to search.",
    actions: ["openSettings"],
  },
  toolVanished: {
    id: "HK2011",
    what: "{tool} is no longer at {path}.",
    fix: "Reinstall {tool}, or set {key}.",
    actions: ["checkTools", "openSettings"],
  },
  toolNoFolder: {
    id: "HK2012",
    what: "{tool} could not be started: the folder {folder} does not exist.",
    fix: "Restore the folder, or open the workspace again.",
    actions: ["showLog"],
  },
  toolTooSlow: {
    id: "HK2013",
    what: "{tool} was not done after {seconds} s and was stopped.",
    fix: "Try again; if it repeats, see the log.",
    actions: ["showLog"],
  },
  toolTooOld: {
    id: "HK2014",
    what: "{tool} {version} is older than {oldest}, the oldest version HyperKit supports.",
    fix: "Update it: {command}",
    actions: ["checkTools"],
  },
  rpcNotEthereum: {
    id: "HK2015",
    what: "What listens at {url} does not answer as an Ethereum node.",
    fix: "Start anvil there, or set another port in hyperkit.networks.",
    actions: ["openSettings", "showLog"],
  },
  rpcOtherChain: {
    id: "HK2016",
    what: "The node at {url} is on chain {actual}, not on chain {expected}.",
    fix: "Start the right node, or correct hyperkit.networks.",
    actions: ["openSettings"],
  },
  toolOther: {
    id: "HK2017",
    what: "{path} is another program of that name, not {tool}.",
    fix: "Set {key} to the right one.",
    actions: ["openSettings", "showLog"],
  },
  aderynMissing: {
    id: "HK2018",
    what: "aderyn was not found.",
    fix: "It is optional. Install it with cargo, or set hyperkit.tools.aderynPath.",
    actions: ["openSettings"],
  },
  mythrilMissing: {
    id: "HK2019",
    what: "mythril was not found.",
    fix: "Install it with pipx, set hyperkit.tools.mythrilPath, or switch it off in hyperkit.audit.analyzers.",
    actions: ["openSettings"],
  },
  gitMissing: {
    id: "HK2030",
    what: "git was not found on PATH.",
    fix: "Install git, or leave the baseline out.",
  },
});
