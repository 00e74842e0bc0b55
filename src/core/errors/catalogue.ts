import { auditProblems } from "./catalogue/audit.ts";
import { compileProblems } from "./catalogue/compile.ts";
import { deployProblems } from "./catalogue/deploy.ts";
import { foundryProblems } from "./catalogue/foundry.ts";
import { generateProblems } from "./catalogue/generate.ts";
import { reviewProblems } from "./catalogue/review.ts";
import { settingsProblems } from "./catalogue/settings.ts";
import { terminalProblems } from "./catalogue/terminal.ts";
import { toolProblems } from "./catalogue/tools.ts";
import { workspaceProblems } from "./catalogue/workspace.ts";

/** Every error a person can meet. Areas: 10 workspace, 11 settings, 20 tools, 30 foundry, 40 compile, 50 audit, 51 manual review, 60 deploy, 61 arguments, 70 generate, 71 template answers, 80 terminal. */
export const catalogue = {
  ...workspaceProblems,
  ...settingsProblems,
  ...toolProblems,
  ...foundryProblems,
  ...compileProblems,
  ...auditProblems,
  ...reviewProblems,
  ...deployProblems,
  ...generateProblems,
  ...terminalProblems,
};

/** The catalogue's keys; tests assert these, never the prose. */
export type ProblemName = keyof typeof catalogue;
