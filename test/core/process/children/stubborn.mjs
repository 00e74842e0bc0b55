// Ignores SIGTERM.
process.on("SIGTERM", () => {});
console.log("ready");
setInterval(() => {}, 1000);
