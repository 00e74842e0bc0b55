// docs/findings.md: the categories, and the rules of every analyzer.
import { analyzerTitles } from "../../src/core/audit/analyzerName.ts";
import type { AnalyzerName } from "../../src/core/audit/analyzerName.ts";
import { lintSeverities } from "../../src/core/audit/forgeLint/lintRules.ts";
import type { Category } from "../../src/core/audit/taxonomy/category.ts";
import { ruleTables } from "../../src/core/audit/taxonomy/categoryOf.ts";
import { categoryGroups } from "../../src/core/audit/taxonomy/categoryTable.ts";
import { owaspRisks } from "../../src/core/audit/taxonomy/owaspRisks.ts";
import type { OwaspRisk } from "../../src/core/audit/taxonomy/owaspRisks.ts";
import { redundantBeside } from "../../src/core/audit/taxonomy/redundantBeside.ts";
import { severityRules } from "../../src/core/audit/taxonomy/severityRules.ts";
import { code, generated, table } from "./markdown.ts";

const intro = `Every finding has a category. Findings of different analyzers about one place and of one category are one finding, with all their
reports. A rule that is not listed here keeps its own name as its category, marked unmapped; no finding is lost for it.`;

const severityText = `Severity (high, medium, low, informational, gas) says how bad a finding is if it is true, confidence (high, medium, low) how sure the
analyzer is; neither is corrected by the other, and the category changes neither. An analyzer's own word counts. What it does not
state is filled in by the rule below; what it states in a word that is not known makes its run *not analysed*. Where several
analyzers say the same, the worst severity counts, and the confidence of the one that names the finding.`;

/** Severity of a rule where the analyzer's output does not state it. */
const severitiesByRule: Readonly<Partial<Record<AnalyzerName, Readonly<Record<string, string>>>>> = { forgeLint: lintSeverities };

/** docs/findings.md. */
export function findingsPage(): string {
  const categories = Object.entries(categoryGroups).map(([title, group]) => `### ${title}\n\n${categoriesTable(group)}`);
  const rules = Object.entries(ruleTables).map(([analyzer, mapped]) => rulesSection(analyzer as AnalyzerName, mapped)); // keys of the table
  return (
    ["# Findings", generated, intro, "## Severity and confidence", severityText, severityTable()].join("\n\n") +
    `\n\n## Categories\n\nSWC: the Smart Contract Weakness Classification. CWE: MITRE's list of weaknesses. SC: the OWASP Smart Contract Top 10 (2025).\n\n` +
    [...categories, redundantSection(), ...rules].join("\n\n") +
    "\n"
  );
}

function severityTable(): string {
  const rows = Object.entries(analyzerTitles).flatMap(([name, title]) => {
    const rule = severityRules[name as AnalyzerName]; // keys of the table
    return rule === undefined ? [] : [[title, rule.severity, rule.confidence]];
  });
  return table(["analyzer", "severity", "confidence"], rows);
}

function categoriesTable(group: Readonly<Record<string, Category>>): string {
  const rows = Object.entries(group).map(([id, { title, why, swc, cwe, owasp }]) => [
    code(id),
    title,
    why,
    [swc, cwe].filter((entry) => entry !== undefined).join(", "),
    owasp === undefined ? "" : riskText(owasp),
  ]);
  return table(["category", "what", "why it matters", "SWC, CWE", "OWASP"], rows);
}

function redundantSection(): string {
  const rows = Object.entries(redundantBeside).map(([id, others]) => [code(id), others.map(code).join(", ")]);
  const text =
    "Beside a finding of the second column about an overlapping place, one of the first says nothing new and becomes a report of it.";
  return `## What is redundant\n\n${text}\n\n${table(["category", "beside"], rows)}`;
}

function riskText(risk: OwaspRisk): string {
  return `${risk} ${owaspRisks[risk]}`;
}

function rulesSection(analyzer: AnalyzerName, mapped: Readonly<Record<string, string>>): string {
  const severities = severitiesByRule[analyzer];
  const rows = Object.entries(mapped).map(([rule, category]) => [
    code(rule),
    code(category),
    ...(severities === undefined ? [] : [severities[rule] ?? "by level"]),
  ]);
  const head = ["rule", "category", ...(severities === undefined ? [] : ["severity"])];
  return `## Rules of ${analyzerTitles[analyzer]}\n\n${table(head, rows)}`;
}
