/** Where a Project keeps its triage, root-relative and POSIX: one file for each decision. */
export const triageFolder = ".hyperkit/triage";

/** A record is a few hundred bytes; a larger file is an accident or an attack (bytes). */
export const maxRecordBytes = 16_384;

/** More records than this are not read (files). */
export const maxRecords = 5000;
