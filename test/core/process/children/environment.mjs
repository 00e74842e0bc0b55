// Prints the environment it was given, and what it could read from stdin, as JSON.
let input = "";
for await (const chunk of process.stdin) input += chunk;
console.log(JSON.stringify({ environment: process.env, input, cwd: process.cwd(), args: process.argv.slice(2) }));
