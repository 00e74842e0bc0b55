// Takes the lock of the first argument, says so, and waits to be killed.
import { takeLock } from "../../../../src/core/storage/takeLock.ts";

const lock = await takeLock(process.argv[2] ?? "");
if (lock === undefined) process.exit(1);
console.log("held");
setInterval(() => {}, 1000);
