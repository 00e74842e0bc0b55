import { parseHostMessage } from "../../protocol/deployMessages.ts";
import { createPage } from "./page.ts";

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const tell = acquireVsCodeApi().postMessage;
const page = createPage((intent) => tell(intent));
document.body.replaceChildren(page.node);

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = parseHostMessage(data);
  if (message === undefined) tell({ kind: "unreadable" });
  else page.show(message.state);
});

tell({ kind: "ready" });
