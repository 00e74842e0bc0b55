// Prints lines cut at awkward places: inside a character, with CRLF, without a last line break.
const bytes = Buffer.from("first\r\nsecond 🙂 ü\nlast");
for (const byte of bytes) {
  process.stdout.write(Buffer.from([byte]));
  await new Promise((passed) => setTimeout(passed, 1));
}
process.stderr.write("on stderr\n");
