// The licences of what the packaged extension contains of others: every package of the bundle, the grammar and the library that "Add
// Dependency" writes. Plain Node, called by esbuild.mjs.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const modules = "node_modules";

/** Packages of which something is in the outputs, by esbuild's metafiles. */
function bundledPackages(metafiles) {
  const files = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const names = files.map(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].toSorted((a, b) => a.localeCompare(b));
}

async function licenceOf(name) {
  const folder = join(modules, name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : await readFile(join(folder, file), "utf8");
  return { title: `${name} ${version}`, text };
}

/** The grammar's own licence: its package collects those of many grammars. */
async function grammarLicence() {
  const notices = (await readFile(join(modules, "tm-grammars", "NOTICE"), "utf8")).split(/^=+$/m);
  const text = notices.find((notice) => /^Files: +solidity\.json$/m.test(notice));
  if (text === undefined) throw new Error("The licence of the Solidity grammar was not found.");
  return { title: "Solidity grammar", text };
}

/** The text of `THIRD-PARTY-NOTICES.txt`. OpenZeppelin's package carries no licence file; its sources name MIT. */
export async function thirdPartyNotices(metafiles) {
  const libraries = await Promise.all([...bundledPackages(metafiles), "@openzeppelin/contracts"].map(licenceOf));
  const parts = [...libraries, await grammarLicence()].map(({ title, text }) => `${title}\n${"-".repeat(title.length)}\n${text.trim()}\n`);
  return `HyperKit contains the following works of others, each under its own licence.\n\n${parts.join("\n\n")}`;
}
