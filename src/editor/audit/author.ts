import type { Workbench } from "../workbench.ts";
import { askAuthor } from "./triageQuestions.ts";

/** Where the editor remembers how the person signs. */
export const authorKey = "triage.author";

/** How the person signs: asked for once and remembered. Undefined: they changed their mind. */
export async function authorOf({ context }: Workbench, title: string): Promise<string | undefined> {
  const author = context.globalState.get<string>(authorKey) ?? (await askAuthor(title));
  if (author !== undefined) await context.globalState.update(authorKey, author);
  return author;
}
