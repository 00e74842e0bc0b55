import { auditState } from "../../core/audit/auditState.ts";
import type { Workbench } from "../workbench.ts";
import { reviewOf } from "../review/openReview.ts";
import { Audits } from "./audits.ts";
import { auditStatesOf } from "./auditStates.ts";
import { offerFindingActions } from "./findingActions.ts";
import { showFindingDiagnostics } from "./findingDiagnostics.ts";
import { showFindingHovers } from "./findingHovers.ts";
import { FindingPlaces } from "./findingPlaces.ts";
import { FindingsQuery } from "./findingsQuery.ts";
import { createFindingsView } from "./findingsView.ts";
import { rerunProofs } from "./proofReruns.ts";
import { endPlaceholder } from "./findingsPlaceholder.ts";

interface Opened {
  readonly audits: Audits;
  readonly query: FindingsQuery;
}

const opened = new WeakMap<Workbench, Opened>();

/** The audits of a workbench; the first call brings all that shows them: view, diagnostics, quick fixes. */
export function auditsOf(workbench: Workbench): Audits {
  return open(workbench).audits;
}

/** How the Findings view of a workbench is looked at. */
export function queryOf(workbench: Workbench): FindingsQuery {
  return open(workbench).query;
}

function open(workbench: Workbench): Opened {
  const known = opened.get(workbench);
  if (known !== undefined) return known;
  const audits = new Audits(workbench);
  const query = new FindingsQuery(workbench.context.workspaceState);
  opened.set(workbench, { audits, query });
  const places = new FindingPlaces(audits);
  endPlaceholder(workbench);
  workbench.context.subscriptions.push(
    audits,
    query,
    places,
    createFindingsView({ audits, places, query, review: reviewOf(workbench) }),
    showFindingDiagnostics(workbench, audits, places),
    offerFindingActions({ workbench, audits, places }),
    showFindingHovers({ workbench, audits, places }),
    workbench.projects.onDidChange(() => {
      void audits.dropClosed();
      void audits.manual.loadAll();
    }),
    rerunProofs(workbench, audits),
  );
  const tell = (): void => tellStates(workbench, audits, places);
  workbench.context.subscriptions.push(audits.triages.onDidChange(tell), places.onDidChange(tell));
  void audits.manual.loadAll();
  return { audits, query };
}

/** Hands on what the audits come to, to those who show a line of it. */
function tellStates(workbench: Workbench, audits: Audits, places: FindingPlaces): void {
  const states = audits.all().map((audit) => {
    const stale = places.isStale(audit);
    return [audit.project.root, auditState(audit.outcome, audits.triages.of(audit), { stale })] as const;
  });
  auditStatesOf(workbench).put(new Map(states));
}
