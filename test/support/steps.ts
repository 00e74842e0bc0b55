import type { Editor } from "../../scripts/editor/driver/openEditor.ts";
import type { EditorHost } from "./editorHost.ts";

/** Does one named part of a longer way. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** The steps of a way through a window: one that fails says which it was, and where a picture of the window and HyperKit's logs are. */
export function createSteps(way: string, host: EditorHost, editor: Editor): Step {
  return async (name, work) => {
    try {
      return await work();
    } catch (error) {
      const kept = `failed-${way}-${name}`.replaceAll(/[^A-Za-z0-9]+/g, "-");
      const places = await Promise.all([editor.shot(kept), host.keepLogs(kept)].map(async (place) => place.catch(String)));
      const text = error instanceof Error ? error.message : String(error);
      throw new Error(`${name}: ${text}\nSee ${places.join(" and ")}`, { cause: error });
    }
  };
}
