import { membersOf, nodeAt, parseJsonTree } from "../../../lib/jsonTree.ts";
import type { Statement } from "../intent.ts";

/** The scripts that a package manager starts by itself. */
const automatic = new Set(["preinstall", "install", "postinstall", "prepare", "preprepare", "postprepare", "prepublish", "dependencies"]);

/** The scripts of a package.json that an installation would run. */
export function inspectPackage(text: string): readonly Statement[] {
  return membersOf(nodeAt(parseJsonTree(text), "scripts")).flatMap(({ key, line, value }) =>
    automatic.has(key) && value.kind === "scalar" ? [{ kind: "npmScript", line, text: `${key}: ${String(value.value)}` }] : [],
  );
}

/** Lines of a package manager's configuration that choose a program or where packages come from. Tokens are never quoted. */
export function inspectPackageConfig(text: string): readonly Statement[] {
  return text.split(/\r?\n/).flatMap((content, line) => {
    const key = /^\s*([@\w:./-]+)\s*[=:]/.exec(content)?.[1];
    if (key === undefined || !/(?:registry|script-shell|node-options|git|shell|userconfig|yarnPath|plugins|cafile|proxy)$/i.test(key))
      return [];
    return [{ kind: "npmConfig", line, text: /auth|token|password/i.test(content) ? key : content.trim() }];
  });
}
