import type { AnalysedFile, ByteRange } from "../analysedFile.ts";
import type { Finding, RelatedPlace } from "../finding.ts";
import { fingerprint } from "../fingerprint.ts";
import { visibleText } from "../../lib/visibleText.ts";
import { categoryOf } from "../taxonomy/categoryOf.ts";
import type { AstNode } from "./ast/astNode.ts";
import { child, spanOf, text } from "./ast/astNode.ts";
import type { Detection } from "./detectIn.ts";
import type { Program } from "./model/program.ts";

interface Located {
  readonly detection: Detection;
  readonly file: AnalysedFile;
  readonly place: ByteRange;
}

/** The findings of the detections, one per rule and place; `files` are those that were compiled, by the name the compiler was given. */
export function toFindings(detections: readonly Detection[], files: ReadonlyMap<string, AnalysedFile>): readonly Finding[] {
  const seen = new Set<string>();
  const located = detections.flatMap((detection): readonly Located[] => {
    const at = locate(detection.hit.node, detection.contract.program, files);
    if (at === undefined) return [];
    // A file that several compilers read, and a statement that several functions reach, is reported once.
    const key = `${detection.detector.rule} ${at.file.path} ${at.place.start}:${at.place.end}`;
    return seen.has(key) ? [] : (seen.add(key), [{ detection, ...at }]);
  });
  const ids = fingerprint(
    located.map(({ detection: { detector }, ...at }) => ({ category: categoryOf("hyperkit", detector.rule), ...at })),
  );
  return located.flatMap(({ detection: { detector, contract, hit }, file, place }, index) => {
    const id = ids[index];
    if (id === undefined) return [];
    const related = (hit.related ?? []).flatMap(({ node, message }): readonly RelatedPlace[] => {
      const at = locate(node, contract.program, files);
      return at === undefined ? [] : [{ ...placeOf(at), message: visibleText(message) }];
    });
    return [
      {
        id,
        category: categoryOf("hyperkit", detector.rule),
        severity: hit.severity ?? detector.severity,
        confidence: detector.confidence,
        title: visibleText(hit.title),
        message: visibleText(`${hit.title}.\n${hit.message}`),
        ...placeOf({ file, place }),
        related,
        reports: [{ analyzer: "hyperkit" as const, rule: detector.rule }],
      },
    ];
  });
}

function placeOf({ file, place }: Pick<Located, "file" | "place">): Pick<RelatedPlace, "file" | "range" | "fileHash"> {
  return { file: file.path, range: file.rangeOf(place), fileHash: file.hash };
}

function locate(node: AstNode, program: Program, files: ReadonlyMap<string, AnalysedFile>): Pick<Located, "file" | "place"> | undefined {
  const contract = program.contractOf(node);
  const file = contract === undefined ? undefined : files.get(contract.path);
  const place = headOf(node);
  return file === undefined || place.end > file.size ? undefined : { file, place };
}

/** Of a function or a contract its head, of everything else the whole. */
function headOf(node: AstNode): ByteRange {
  const { start, end } = spanOf(node);
  if (node.nodeType === "ContractDefinition") return { start, end: start + `${text(node, "contractKind")} ${text(node, "name")}`.length };
  const body = child(node, "body");
  const isDeclaration = node.nodeType === "FunctionDefinition" || node.nodeType === "ModifierDefinition";
  return isDeclaration && body !== undefined ? { start, end: Math.max(start + 1, spanOf(body).start - 1) } : { start, end };
}
