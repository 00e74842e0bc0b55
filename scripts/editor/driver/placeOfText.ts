import type { TextEditor } from "./textEditor.ts";

/** The middle of a text in the active editor, in pixels of the page. Rejects when it is not in view. */
export async function placeOfText(editor: TextEditor, text: string, line?: number): Promise<{ readonly x: number; readonly y: number }> {
  const lines = await editor.lines();
  const found = lines.find((candidate) => candidate.text.includes(text) && (line === undefined || candidate.line === line));
  if (found === undefined) throw new Error(`"${text}" is not in view; the editor shows ${JSON.stringify(lines)}`);
  return editor.element.evaluate(
    (root, { wanted, whole }) => {
      const view = [...root.querySelectorAll(".view-lines .view-line")].find(
        (element) => element.textContent.replaceAll("\u00a0", " ") === whole,
      );
      if (view === undefined) throw new Error("The line moved out of view.");
      const at = whole.indexOf(wanted) + Math.floor(wanted.length / 2);
      const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const { length } = node.nodeValue ?? "";
        if (at < before + length) {
          const range = document.createRange();
          range.setStart(node, at - before);
          range.setEnd(node, at - before + 1);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
        before += length;
      }
      throw new Error("The text has no place in the line.");
    },
    { wanted: text, whole: found.text },
  );
}
