import { SetUpError } from "../bootstrap/setUpError.mjs";

/** Runs a script's main function: its result is the exit code, an expected failure is its sentence and exit code 1. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
