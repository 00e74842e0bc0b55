import type { Editor } from "../../scripts/editor/driver/openEditor.ts";

/** Does one named part of a longer way. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** The steps of a way through a window: one that fails says which it was, what the window said, and where a picture of it is. */
export function createSteps(way: string, editor: Editor): Step {
  return async (name, work) => {
    try {
      return await work();
    } catch (error) {
      const [picture, messages] = await Promise.all([
        editor.shot(`failed-${way}-${name}`.replaceAll(/[^A-Za-z0-9]+/g, "-")).catch(String),
        editor.notifications.list().catch(() => []),
      ]);
      const text = error instanceof Error ? error.message : String(error);
      const said = messages.map((message) => `\nThe window says: ${message.text}`).join("");
      throw new Error(`${name}: ${text}${said}\nSee ${picture}`, { cause: error });
    }
  };
}
