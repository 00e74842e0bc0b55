import type { Squiggle } from "../driver/problems.ts";
import { generated } from "./generateStep.ts";
import type { Tour } from "./tour.ts";

/** How long a compilation may take until its result is shown (milliseconds). */
const compileMs = 120_000;

const isError = ({ severity }: Squiggle): boolean => severity === "error";

/** Breaks a line, sees forge's error on it, puts it right, and sees a build without errors. */
export async function compileStep({ editor }: Tour): Promise<string> {
  const { palette, problems, statusBar, tabs, text } = editor;
  await tabs.open(generated.file);
  const broken = (await text.lines()).find(({ text: line }) => line.includes(`contract ${generated.name}`));
  if (broken === undefined) throw new Error("The generated contract is not in view");
  await text.replaceLine(broken.line, broken.text.replace("contract", "contrat"));
  await tabs.save();
  await palette.run("HyperKit: Compile Project");
  const squiggles = await problems.waitForSquiggles((shown) => shown.some(isError), compileMs);
  const { errors } = await problems.counts();
  const [squiggle] = squiggles.filter(isError);
  if (squiggle === undefined || squiggle.line !== broken.line)
    throw new Error(`The error is shown elsewhere: ${JSON.stringify(squiggles)}`);
  await problems.panel.rows();
  await editor.shot("tour-error");
  await problems.panel.close();
  await text.replaceLine(broken.line, broken.text);
  await tabs.save();
  await palette.run("HyperKit: Compile Project");
  const summary = await statusBar.message(/compiled: 0 errors/, compileMs);
  await problems.waitForSquiggles((shown) => !shown.some(isError));
  return `broke line ${broken.line}: ${errors} error on "${squiggle.text}"; put right: ${summary}`;
}
