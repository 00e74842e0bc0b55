/** Extensions that outline Solidity without saying in their manifest that they bring the language. In lower case, as ids are compared. */
const knownIds = new Set([
  "juanblanco.solidity",
  "nomicfoundation.hardhat-solidity",
  "tintinweb.solidity-visual-auditor",
  "ackeeblockchain.tools-for-solidity",
]);

/** An installed extension; the manifest is whatever its author wrote. */
export interface InstalledExtension {
  readonly id: string;
  readonly manifest: unknown;
}

/** True when an extension brings the language Solidity itself, so that HyperKit's outline and snippets would stand there twice. */
export function servesSolidity({ id, manifest }: InstalledExtension): boolean {
  if (knownIds.has(id.toLowerCase())) return true;
  const languages = property(property(manifest, "contributes"), "languages");
  return Array.isArray(languages) && languages.some((language: unknown) => property(language, "id") === "solidity");
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
