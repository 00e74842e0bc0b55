// Prints a line every 100 ms, as often as argv says.
const [, , times] = process.argv;
for (let i = 0; i < Number(times); i++) {
  console.log(`tick ${i}`);
  await new Promise((passed) => setTimeout(passed, 100));
}
