// Starts a grandchild that ignores SIGTERM and prints its pid once it does.
// argv: "waits" (stays with it) or "leaves" (exits 0 and leaves it behind); "quiet" (no pipes shared) or "loud" (holds our stdout open).
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
const [, , stay, pipes] = process.argv;
const file = fileURLToPath(new URL("stubborn.mjs", import.meta.url));
const grandchild = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", pipes === "loud" ? "inherit" : "ignore"] });
grandchild.stdout.once("data", () => {
  console.log(`grandchild ${grandchild.pid}`);
  if (stay === "leaves") process.exit(0);
});
