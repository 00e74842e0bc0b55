// Runs until it is killed; ends at once on SIGTERM.
console.log("ready");
setInterval(() => {}, 1000);
