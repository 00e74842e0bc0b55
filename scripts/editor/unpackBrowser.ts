// Unpacks Chromium, the libraries it may lack and its fonts into TMPDIR. A process of its own, because only that changes TMPDIR.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflate } from "@sparticuz/chromium";

const archives = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
await Promise.all(
  ["chromium.br", "swiftshader.tar.br", "fonts.tar.br", "al2023.tar.br"].map(async (name) => inflate(join(archives, name))),
);
