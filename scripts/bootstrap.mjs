// The first stage of `npm start`, `npm test` and the other scripts: `node scripts/bootstrap.mjs <script> [arguments]`. Plain JavaScript
// that any Node can read; everything after it runs under the Node that package.json pins.
const oldest = 20;

if (Number(process.versions.node.split(".")[0]) < oldest) {
  console.error(
    `HyperKit needs Node ${oldest} or newer and this is Node ${process.versions.node}: install a current one from https://nodejs.org and run the command again.`,
  );
  process.exitCode = 1;
} else {
  void import("./bootstrap/main.mjs").then(({ main }) => main(process.argv.slice(2)));
}
