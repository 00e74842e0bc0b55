import type { Artifact, Location } from "sarif";
import type { FindingPlace } from "../finding.ts";
import { fromOne } from "./renderJson.ts";

/** What paths are relative to: the repository's root, as code scanning takes them; a reader of the file knows where that is. */
export const root = "%SRCROOT%";

/** Where things are in a run: its list of files, and where the Project lies in its repository. */
export interface SarifFiles {
  /** Root-relative POSIX paths, in the order of the run's artifacts. */
  readonly files: readonly string[];
  /** See `AuditReport.folder`. */
  readonly folder: string;
}

/** A place with its file's place in the run's list. */
export function toPlace({ file, range }: Pick<FindingPlace, "file" | "range">, { files, folder }: SarifFiles): Location {
  const artifactLocation = { ...toLocation(file, folder), index: files.indexOf(file) };
  return { physicalLocation: { artifactLocation, region: fromOne(range) } };
}

/** The files of a run. */
export function toArtifacts({ files, folder }: SarifFiles): Artifact[] {
  return files.map((file) => ({ location: toLocation(file, folder), sourceLanguage: "solidity" }));
}

/** A file as an address below the root. */
export function toLocation(file: string, folder: string): { readonly uri: string; readonly uriBaseId: string } {
  const path = folder === "" ? file : `${folder}/${file}`;
  return { uri: path.toWellFormed().split("/").map(encodeURIComponent).join("/"), uriBaseId: root };
}

/** `[text](target)` is a link in a SARIF message; a backslash takes that from it. Braces with anything but a number mean nothing there. */
export function plainMessage(text: string): string {
  return text.replaceAll("](", "\\](");
}
