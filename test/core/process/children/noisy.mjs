// Prints the number of megabytes named in argv, to stdout or stderr, and exits with code 3.
const [, , megabytes, stream] = process.argv;
const out = stream === "stderr" ? process.stderr : process.stdout;
const chunk = Buffer.alloc(1_000_000, "x");
for (let i = 0; i < Number(megabytes); i++) if (!out.write(chunk)) await new Promise((drained) => out.once("drain", drained));
process.exitCode = 3;
