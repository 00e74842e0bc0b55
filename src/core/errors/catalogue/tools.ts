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
  toolNotExecutable: { id: "HK2003", what: "{tool} at {path} cannot be executed.", fix: "Make the file executable, or reinstall {tool}.", actions: ["openSettings", "showLog"] },
  toolBroken: { id: "HK2004", what: "{tool} at {path} does not answer --version.", fix: "Reinstall {tool}; the log has what it printed.", actions: ["showLog"] },
  toolTimedOut: { id: "HK2005", what: "{tool} gave no sign for {seconds} s and was stopped.", fix: "Try again; if it repeats, see the log.", actions: ["showLog"] },
  toolCrashed: { id: "HK2006", what: "{tool} was ended by {signal}.", fix: "Try again; if it repeats, see the log.", actions: ["showLog"] },
  toolOutputTooLarge: { id: "HK2007", what: "{tool} printed more than {megabytes} MB and was stopped.", fix: "See the log for the first lines.", actions: ["showLog"] },
});
