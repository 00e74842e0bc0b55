/** What the manifest says of a command. No `vscode` import: the manifest is generated from this table in plain Node. */
export interface CommandEntry {
  readonly id: `hyperkit.${string}`;
  readonly title: string;
  /** Codicon name. */
  readonly icon?: string;
  /** `when` clause of the command palette; "false" keeps it out. */
  readonly palette?: string;
  /** `when` clause without which the command is grey; trust is not one, so that a command can say why it waits. */
  readonly enablement?: string;
  /**
   * True when it starts a program, opens a connection or writes into the workspace: refused in Restricted Mode, with the reason. The one
   * exception is `auditWithoutTrusting`, which asks first and lets nothing of the workspace have a say.
   */
  readonly needsTrust: boolean;
}

const withSolidity = "hyperkit.hasSolidity";
const withSeveralProjects = "hyperkit.severalProjects";
const whileCompiling = "hyperkit.compiling";
const withDraft = "hyperkit.draftOpen";

/** Every contributed command. Handlers: `registerCommands.ts`, which the compiler keeps complete. */
export const commandTable = {
  newProject: { id: "hyperkit.project.new", title: "New Project...", icon: "new-folder", needsTrust: true },
  checkTools: { id: "hyperkit.health.checkTools", title: "Check Tools", icon: "pulse", needsTrust: true },
  addDependency: {
    id: "hyperkit.project.addDependency",
    title: "Add Dependency...",
    icon: "library",
    palette: withSolidity,
    needsTrust: true,
  },
  generateContract: {
    id: "hyperkit.generate.contract",
    title: "Generate Contract...",
    icon: "sparkle",
    palette: withSolidity,
    needsTrust: true,
  },
  acceptDraft: {
    id: "hyperkit.generate.acceptDraft",
    title: "Accept Draft",
    icon: "check",
    palette: withDraft,
    enablement: withDraft,
    needsTrust: true,
  },
  discardDraft: {
    id: "hyperkit.generate.discardDraft",
    title: "Discard Draft",
    icon: "close",
    palette: withDraft,
    enablement: withDraft,
    needsTrust: false,
  },
  compileProject: { id: "hyperkit.compile.project", title: "Compile Project", icon: "tools", palette: withSolidity, needsTrust: true },
  cancelCompile: {
    id: "hyperkit.compile.cancel",
    title: "Cancel Compilation",
    icon: "stop-circle",
    palette: whileCompiling,
    enablement: whileCompiling,
    needsTrust: false,
  },
  auditProject: { id: "hyperkit.audit.project", title: "Audit Project", icon: "shield", palette: withSolidity, needsTrust: true },
  auditWorkspace: {
    id: "hyperkit.audit.workspace",
    title: "Audit Workspace",
    icon: "shield",
    palette: withSeveralProjects,
    needsTrust: true,
  },
  auditAgain: { id: "hyperkit.audit.again", title: "Audit Project Again From Nothing", palette: "false", needsTrust: true },
  auditFile: { id: "hyperkit.audit.file", title: "Audit File", icon: "shield", palette: withSolidity, needsTrust: true },
  auditWithoutTrusting: {
    id: "hyperkit.audit.withoutTrusting",
    title: "Audit Without Trusting...",
    icon: "workspace-untrusted",
    palette: withSolidity,
    needsTrust: false,
  },
  exportAuditReport: {
    id: "hyperkit.audit.exportReport",
    title: "Export Audit Report...",
    icon: "export",
    palette: withSolidity,
    needsTrust: false,
  },
  groupFindings: { id: "hyperkit.findings.group", title: "Group Findings By...", icon: "list-tree", palette: "false", needsTrust: false },
  searchFindings: { id: "hyperkit.findings.search", title: "Search Findings...", icon: "search", palette: "false", needsTrust: false },
  filterFindings: { id: "hyperkit.findings.filter", title: "Filter Findings...", icon: "filter", palette: "false", needsTrust: false },
  newSince: {
    id: "hyperkit.findings.newSince",
    title: "Show New Since...",
    icon: "git-commit",
    palette: "false",
    needsTrust: true,
  },
  clearFindingsFilter: {
    id: "hyperkit.findings.clearFilter",
    title: "Clear Filter and Search",
    icon: "clear-all",
    palette: "false",
    needsTrust: false,
  },
  explainFinding: { id: "hyperkit.findings.explain", title: "Explain Finding", icon: "info", palette: "false", needsTrust: false },
  proveFinding: { id: "hyperkit.audit.prove", title: "Prove Finding...", icon: "beaker", palette: "false", needsTrust: true },
  triageFalsePositive: {
    id: "hyperkit.triage.falsePositive",
    title: "Triage: False Positive...",
    palette: "false",
    needsTrust: true,
  },
  triageAcknowledge: { id: "hyperkit.triage.acknowledge", title: "Triage: Acknowledge...", palette: "false", needsTrust: true },
  triageFixed: { id: "hyperkit.triage.fixed", title: "Triage: Mark Fixed...", palette: "false", needsTrust: true },
  importTriage: { id: "hyperkit.triage.import", title: "Import Triage...", palette: "false", needsTrust: true },
  undoTriageImport: { id: "hyperkit.triage.undoImport", title: "Undo Import of Triage", palette: "false", needsTrust: true },
  undoTriage: { id: "hyperkit.triage.undo", title: "Undo Triage", palette: "false", needsTrust: true },
  addFinding: { id: "hyperkit.review.addFinding", title: "Add Finding...", icon: "comment", palette: withSolidity, needsTrust: true },
  editFinding: { id: "hyperkit.review.editFinding", title: "Edit Finding...", palette: "false", needsTrust: true },
  deleteFinding: { id: "hyperkit.review.deleteFinding", title: "Delete Finding", palette: "false", needsTrust: true },
  toggleReviewed: { id: "hyperkit.review.toggleSelection", title: "Toggle Reviewed: Selection", palette: "false", needsTrust: true },
  toggleFileReviewed: { id: "hyperkit.review.toggleFile", title: "Toggle Reviewed: File", palette: "false", needsTrust: true },
  importScope: { id: "hyperkit.review.importScope", title: "Import Review Scope...", palette: "false", needsTrust: true },
  importWeAudit: { id: "hyperkit.review.importWeAudit", title: "Import weAudit File...", palette: "false", needsTrust: true },
  exportWeAudit: { id: "hyperkit.review.exportWeAudit", title: "Export weAudit File...", palette: "false", needsTrust: true },
  showEntryPoints: { id: "hyperkit.review.showEntryPoints", title: "Show Entry Points", palette: "false", needsTrust: true },
  copyPermalink: { id: "hyperkit.review.copyPermalink", title: "Copy Permalink", palette: "false", needsTrust: true },
  undoFinding: { id: "hyperkit.review.undoFinding", title: "Undo Change of Finding", palette: "false", needsTrust: true },
  deployContract: { id: "hyperkit.deploy.contract", title: "Deploy Contract...", icon: "rocket", palette: withSolidity, needsTrust: true },
  showLog: { id: "hyperkit.log.show", title: "Show Log", icon: "output", palette: withSolidity, needsTrust: false },
} as const satisfies Record<string, CommandEntry>;

/** The table's keys. */
export type CommandName = keyof typeof commandTable;
