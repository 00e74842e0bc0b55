import { defineProblems } from "../defineProblems.ts";

/** HK11xx: settings. */
export const settingsProblems = defineProblems({
  settingInvalid: {
    id: "HK1101",
    what: "The setting {key} {expectation}, but it is {value}.",
    fix: "Correct the setting; until then HyperKit uses {used}.",
    actions: ["openSettings"],
  },
});
