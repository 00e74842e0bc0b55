import type { ReadSources } from "../analyzer.ts";
import { contractsByName, signaturesIn } from "./partFacts.ts";
import type { FileFacts, Signature } from "./partFacts.ts";

/** What is known of a Project when some of its files have changed. Paths are absolute, with `/`. */
export interface PartInput {
  readonly read: ReadSources;
  readonly changed: readonly string[];
  /** Of every file in `read`, as it is now. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  isOwn(path: string): boolean;
}

/** The part of a Project that is to be analysed again. */
export interface PartPlan {
  /** The files whose findings may have changed: none of any other file has. */
  readonly affected: ReadonlySet<string>;
  /** What is compiled for them: with them, everything they import. */
  readonly compiled: ReadonlySet<string>;
}

/**
 * The smallest part that gives the findings of a whole run, or undefined where only a whole run does. What slither says of a file depends
 * on what the file imports; on who imports it (a function that nobody uses, a variable that nobody writes), with all that those import;
 * and on contracts anywhere in one thing: whether one happens to have the functions of an interface. The last is excluded by names.
 */
export function planPart({ read, changed, facts, isOwn }: PartInput): PartPlan | undefined {
  const graph = graphOf(read);
  const affected = new Set<string>();
  const add = (path: string): void => {
    for (const user of graph.usersOf(path)) affected.add(user);
  };
  for (const path of changed) add(path);
  for (const path of affected) {
    for (const used of graph.importsOf(path)) if (isOwn(used) && facts.get(used)?.isInert !== true) add(used);
  }
  const compiled = new Set([...affected].flatMap((path) => [...graph.importsOf(path)]));
  const plan = { affected, compiled };
  return mayMeet(plan, { facts, graph }) ? undefined : plan;
}

interface Graph {
  /** The file and all that it imports, directly or not. */
  importsOf(path: string): ReadonlySet<string>;
  /** The file and all that import it, directly or not. */
  usersOf(path: string): ReadonlySet<string>;
}

function graphOf({ sources }: ReadSources): Graph {
  const users = new Map<string, string[]>();
  for (const [path, { imports }] of Object.entries(sources))
    for (const used of imports) users.set(used, [...(users.get(used) ?? []), path]);
  const reach = (next: (path: string) => readonly string[]) => {
    const known = new Map<string, ReadonlySet<string>>();
    return (path: string): ReadonlySet<string> => {
      const earlier = known.get(path);
      if (earlier !== undefined) return earlier;
      const reached = new Set([path]);
      for (const each of reached) for (const other of next(each)) reached.add(other);
      known.set(path, reached);
      return reached;
    };
  };
  return { importsOf: reach((path) => sources[path]?.imports ?? []), usersOf: reach((path) => users.get(path) ?? []) };
}

/** True where a contract inside and one outside could have to do with each other although neither imports the other. */
function mayMeet(
  { affected, compiled }: PartPlan,
  { facts, graph }: { readonly facts: PartInput["facts"]; readonly graph: Graph },
): boolean {
  const named = contractsByName(facts);
  const outside = [...facts].filter(([path]) => !compiled.has(path));
  const inside = new Set([...affected].flatMap((path) => facts.get(path)?.contracts ?? []));
  // slither tells some functions apart by the names of their contracts.
  if (outside.some(([, { contracts }]) => contracts.some((name) => inside.has(name)))) return true;
  const callable = (paths: Iterable<string>): ReadonlySet<string> =>
    new Set([...paths].flatMap((path) => [...(facts.get(path)?.callable ?? [])]));
  const withinReach = callable(compiled);
  if (outside.some(([, each]) => signaturesIn(each, named).some((signature) => mayAnswer(withinReach, signature)))) return true;
  const own = [...affected].flatMap((path) => {
    const each = facts.get(path);
    return each === undefined ? [] : signaturesIn(each, named);
  });
  if (own.length === 0) return false;
  return [...facts.keys()]
    .filter((path) => !affected.has(path))
    .map((path) => callable(graph.importsOf(path)))
    .some((names) => own.some((signature) => mayAnswer(names, signature)));
}

/** True where everything that the signature asks for is among the names; of one that cannot be told, always. */
function mayAnswer(names: ReadonlySet<string>, { functions }: Signature): boolean {
  return [...functions].every((name) => names.has(name));
}
