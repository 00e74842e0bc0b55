// Takes the place of `@vscode/spdlog` in the VS Code server, whose native add-on is not built here: without it every log is empty.
// Writes the same lines; files are not rotated, a session is short.
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** In spdlog's order: what is below a logger's level is not written. */
const levels = ["trace", "debug", "info", "warn", "error", "critical"];

function createLogger(file) {
  mkdirSync(dirname(file), { recursive: true });
  const stream = createWriteStream(file, { flags: "a" });
  // A log that cannot be written must not end the server.
  stream.on("error", () => {});
  let least = 0;
  let isBare = false;
  const write = (level) => (message) => {
    if (level < least) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    stream.write(isBare ? message : `${time} [${levels[level]}] ${message}\n`);
  };
  return {
    ...Object.fromEntries(levels.map((name, level) => [name, write(level)])),
    setLevel: (level) => void (least = level),
    clearFormatters: () => void (isBare = true),
    // The server knows one pattern only, the one written above.
    setPattern: () => void (isBare = false),
    flush: () => {},
    drop: () => stream.end(),
  };
}

/** The function of spdlog that the server calls; the limits of size and number are left out. */
export async function createAsyncRotatingLogger(_name, file) {
  return createLogger(file);
}

/** Every line is written at once anyway. */
export function setFlushOn() {}
