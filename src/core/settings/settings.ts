import type { AnalyzerName } from "../audit/analyzerName.ts";
import type { Severity } from "../audit/finding.ts";

/** Every setting, parsed. Nothing else in HyperKit reads a setting. */
export interface Settings {
  readonly tools: {
    /** Absolute path, or empty to search. */
    readonly forgePath: string;
    readonly slitherPath: string;
    readonly anvilPath: string;
    readonly aderynPath: string;
    readonly mythrilPath: string;
  };
  readonly foundry: { readonly profile: string };
  readonly compile: { readonly onSave: "auto" | "on" | "off" };
  readonly audit: {
    readonly analyzers: Readonly<Record<AnalyzerName, boolean>>;
    /** Audit a Project whenever one of its files is saved. */
    readonly onSave: boolean;
    /** Findings below this severity stay out of the editor. */
    readonly showFrom: Severity;
    /** Root-relative POSIX folder where accepted proofs are written. */
    readonly proofFolder: string;
  };
  readonly networks: readonly NetworkSetting[];
  readonly statusBar: "always" | "problems" | "off";
}

/** One network of the person's own settings. */
export interface NetworkSetting {
  readonly name: string;
  readonly chainId: number;
  readonly rpcUrls: readonly string[];
}
