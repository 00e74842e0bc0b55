const { subscribe } = process.getBuiltinModule("node:diagnostics_channel");

/** One entry per started process; `recordedSpawns` in recordedSpawns.ts reads them. */
const spawns = (globalThis.hyperkitRecordedSpawns = []);

subscribe("child_process", ({ process }) => spawns.push({ process, stack: new Error().stack ?? "" }));

exports.activate = () => {};
