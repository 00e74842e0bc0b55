import * as vscode from "vscode";
import { severityTitles } from "../../core/audit/auditWords.ts";
import { severities } from "../../core/audit/finding.ts";
import type { Finding, Severity } from "../../core/audit/finding.ts";
import { longestManual, manualFolder } from "../../core/audit/manual/manualRecord.ts";
import type { ManualRecord } from "../../core/audit/manual/manualRecord.ts";
import type { Category } from "../../core/audit/taxonomy/category.ts";
import { categoryGroups } from "../../core/audit/taxonomy/categoryTable.ts";
import { isPlainText } from "../../core/lib/plainLine.ts";
import { askLine, checkLine } from "./triageQuestions.ts";

/** What a person says about a finding of theirs. */
export type FindingAnswers = Pick<ManualRecord, "title" | "severity" | "category" | "description" | "recommendation" | "sameAs">;

/** What is asked. `before`: the answers that are changed; `tools`: the findings of analyzers at the place. */
export interface FindingQuestions {
  readonly name: string;
  readonly before?: FindingAnswers;
  readonly tools: readonly Finding[];
}

/** Asks for everything that a finding has. Undefined: the person changed their mind. */
export async function askFinding({ name, before, tools }: FindingQuestions): Promise<FindingAnswers | undefined> {
  const title = await askLine({
    title: name,
    prompt: `What is wrong, in one line? Everybody who has the repository can read it in ${manualFolder}.`,
    ...(before === undefined ? {} : { value: before.title }),
    check: (text) => checkLine(text, longestManual.title),
  });
  if (title === undefined) return undefined;
  const severity = await askSeverity(name, before?.severity);
  if (severity === undefined) return undefined;
  const category = await askCategory(name, before?.category);
  if (category === undefined) return undefined;
  const sameAs = await askSame(name, tools, before?.sameAs);
  if (sameAs === undefined) return undefined;
  const description = await askText(name, "Why is it wrong, and what follows? May stay empty; \\n begins a new line.", before?.description);
  if (description === undefined) return undefined;
  const recommendation = await askText(name, "What should be done? May stay empty; \\n begins a new line.", before?.recommendation);
  if (recommendation === undefined) return undefined;
  return {
    ...{ title, severity, description, recommendation },
    ...(category === "" ? {} : { category }),
    ...(sameAs === "" ? {} : { sameAs }),
  };
}

type Choice<T> = vscode.QuickPickItem & { readonly value?: T };

async function choose<T>(title: string, placeHolder: string, items: readonly Choice<T>[]): Promise<T | undefined> {
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true, matchOnDescription: true }))?.value;
}

async function askSeverity(title: string, before: Severity | undefined): Promise<Severity | undefined> {
  const items = severities.map((value) => ({
    label: severityTitles[value],
    value,
    ...(value === before ? { description: "as before" } : {}),
  }));
  return choose(title, "How bad is it?", items);
}

/** Empty for none. */
async function askCategory(title: string, before: string | undefined): Promise<string | undefined> {
  const grouped = Object.entries(categoryGroups).flatMap(([label, categories]): readonly Choice<string>[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...Object.entries<Category>(categories).map(([value, category]) => ({ label: category.title, description: value, value })),
  ]);
  const kept = before === undefined ? [] : [{ label: before, description: "as before", value: before }];
  return choose(title, "What is it about?", [...kept, { label: "None of these", value: "" }, ...grouped]);
}

/** Empty for none. */
async function askSame(title: string, tools: readonly Finding[], before: string | undefined): Promise<string | undefined> {
  if (tools.length === 0) return before ?? "";
  const items = tools.map((finding) => ({
    label: finding.title,
    description: [finding.category, ...(finding.id === before ? ["as before"] : [])].join(", "),
    value: finding.id,
  }));
  return choose(title, "Is it what an analyzer reports here?", [{ label: "No, it is another", value: "" }, ...items]);
}

async function askText(title: string, prompt: string, before: string | undefined): Promise<string | undefined> {
  const answer = await askLine({
    title,
    prompt,
    ...(before === undefined ? {} : { value: before.replaceAll("\\", "\\\\").replaceAll("\n", "\\n") }),
    check: (text) => {
      if (text.length > longestManual.text) return `At most ${longestManual.text} characters.`;
      return isPlainText(text) ? undefined : "There is an invisible or control character in it.";
    },
  });
  return answer?.replaceAll(/\\([\\n])/g, (_, character: string) => (character === "n" ? "\n" : character));
}
