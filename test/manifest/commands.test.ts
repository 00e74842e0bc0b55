import assert from "node:assert/strict";
import { commandTable } from "../../src/editor/commands/commandTable.ts";
import type { CommandEntry } from "../../src/editor/commands/commandTable.ts";
import { settingKeys } from "../../src/core/settings/readSettings.ts";
import { objectAt } from "../../scripts/manifest/json.ts";
import { contributes, found, manifest, objectsOf, readText, sources, stringsOf, texts } from "./manifestFiles.ts";

const entries: readonly CommandEntry[] = Object.values(commandTable);
const ids: readonly string[] = entries.map(({ id }) => id);
const mention = /(?<![\w./-])hyperkit\.[A-Za-z]\w*(?:\.\w+)*/g;
const src = sources("src").map(({ text }) => text);

/** The context keys that the code sets, by their literal names. */
const contextKeys = found(/"setContext",\s*"(hyperkit\.\w+)"/g, ...src);

const viewIds = Object.values(objectAt(contributes, "views")).flatMap((views) => objectsOf(views).map(({ id }) => String(id)));

/** What the code itself puts into the editor under a name. */
const itemIds = found(/create(?:StatusBarItem|DiagnosticCollection)\(\s*"(hyperkit\.\w+)"/g, ...src);

/** `hyperkit.tools` of `hyperkit.tools.forgePath`: what the editor calls a section. */
const sections = settingKeys.map((key) => key.slice(0, key.lastIndexOf(".")));

const extensionId = `${String(manifest["publisher"])}.${String(manifest["name"])}`;

/** Everything that may be called `hyperkit.*`. */
const known = new Set([...ids, ...settingKeys, ...sections, ...contextKeys, ...viewIds, ...itemIds, extensionId]);

describe("the commands of the manifest", () => {
  it("are those of the table, in its order", () => {
    assert.deepEqual(
      objectsOf(contributes["commands"]).map(({ command }) => command),
      ids,
    );
  });

  it("have unique ids and titles", () => {
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(new Set(entries.map(({ title }) => title)).size, entries.length);
  });

  it("are at most 25 in the palette", () => {
    assert.ok(entries.filter(({ palette }) => palette !== "false").length <= 25);
  });

  it("are hidden without Solidity, except those a newcomer needs", () => {
    assert.deepEqual(
      entries.filter(({ palette }) => palette === undefined).map(({ title }) => title),
      ["New Project...", "Check Tools"],
    );
  });

  it("stand in menus and key bindings only by ids that exist", () => {
    const used = [...Object.values(objectAt(contributes, "menus")), contributes["keybindings"]].flatMap((list) =>
      objectsOf(list).map(({ command }) => String(command)),
    );
    assert.deepEqual(
      used.filter((id) => !ids.includes(id)),
      [],
    );
  });

  it("have no key binding that deploys", () => {
    const bound = objectsOf(contributes["keybindings"]).map(({ command }) => String(command));
    assert.deepEqual(
      bound.filter((id) => id.startsWith("hyperkit.deploy")),
      [],
    );
  });

  it("are linked from texts and completion events only by ids that exist", () => {
    const linked = found(/(?:command|onCommand):(hyperkit\.[\w.]+)/g, ...stringsOf(manifest), ...stringsOf(texts), readText("README.md"));
    assert.deepEqual(
      linked.filter((id) => !ids.includes(id)),
      [],
    );
  });
});

describe("every name hyperkit.*", () => {
  for (const file of ["package.json", "package.nls.json", "README.md", "CHANGELOG.md", "docs/settings.md", "docs/errors.md"]) {
    it(`in ${file} is a command, a setting, a view or a context key that the code sets`, () => {
      assert.deepEqual(
        found(mention, readText(file)).filter((name) => !known.has(name)),
        [],
      );
    });
  }

  it("in a literal of the code exists", () => {
    const literals = found(/["'`](?:command:)?(hyperkit\.[A-Za-z]\w*(?:\.\w+)*)["'`]/g, ...src);
    assert.deepEqual(
      // The editor makes a command of its own for each view, which brings it forward.
      literals.filter((name) => !known.has(name.replace(/\.focus$/, ""))),
      [],
    );
  });

  it("that is a context key of the code is read by the manifest", () => {
    const read = found(mention, readText("package.json"));
    assert.deepEqual(
      contextKeys.filter((key) => !read.includes(key)),
      [],
    );
  });
});
