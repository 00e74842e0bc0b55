import { membersOf, nodeAt, parseJsonTree } from "../../../lib/jsonTree.ts";
import type { JsonNode } from "../../../lib/jsonTree.ts";

/**
 * True for a package-lock.json (version 2 or 3) whose packages all come from registries over https: no git, no file, no link, no other
 * address, which npm would fetch in ways of its own.
 */
export function isPlainLock(text: string): boolean {
  const tree = parseJsonTree(text);
  const version = nodeAt(tree, "lockfileVersion");
  const packages = membersOf(nodeAt(tree, "packages"));
  if (version?.kind !== "scalar" || ![2, 3].includes(Number(version.value)) || packages.length === 0) return false;
  return packages.every(({ key, value }) => key === "" || (key.startsWith("node_modules/") && isPlainPackage(value)));
}

function isPlainPackage(entry: JsonNode): boolean {
  const value = (key: string): string => {
    const node = nodeAt(entry, key);
    return node?.kind === "scalar" ? String(node.value) : "";
  };
  const isPlainVersion = /^[\w.+-]+$/.test(value("version"));
  return value("link") !== "true" && isPlainVersion && (value("resolved") === "" || value("resolved").startsWith("https://"));
}

/** A package.json of ours with the dependencies of a repository's and nothing else of it: no script, no workspace, no override. */
export function plainPackage(text: string): string {
  const tree = parseJsonTree(text);
  const dependencies = (key: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      membersOf(nodeAt(tree, key)).flatMap(({ key: name, value }) =>
        value.kind === "scalar" && typeof value.value === "string" ? [[name, value.value]] : [],
      ),
    );
  const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
  return `${JSON.stringify({ private: true, ...Object.fromEntries(kinds.map((kind) => [kind, dependencies(kind)])) }, undefined, 2)}\n`;
}
