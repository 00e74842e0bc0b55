import * as vscode from "vscode";

/** Translates the editor's cancellation into core's AbortSignal; the only place where the two meet. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** Runs long work under a cancellable notification; `report` replaces its one line. */
export async function withCancellableProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `HyperKit: ${title}`, cancellable: true },
    async (progress, token) => work(signalOf(token), (message) => progress.report({ message })),
  );
}
