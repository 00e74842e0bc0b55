// Commands as the manifest wants them.
import { commandTable } from "../../src/editor/commands/commandTable.ts";
import type { CommandEntry } from "../../src/editor/commands/commandTable.ts";
import type { JsonObject } from "./json.ts";

/** Every command with its name in the table. */
export const commands: readonly (CommandEntry & { readonly name: string })[] = Object.entries<CommandEntry>(commandTable).map(
  ([name, entry]) => ({ name, ...entry }),
);

/** The titles of the commands, by their key in package.nls.json. */
export function commandTexts(): Record<string, string> {
  return Object.fromEntries(commands.map(({ name, title }) => [textKey(name), title]));
}

/** `contributes.commands`. */
export function commandsBlock(): readonly JsonObject[] {
  return commands.map(({ id, name, icon, enablement }) => ({
    command: id,
    title: `%${textKey(name)}%`,
    category: "HyperKit",
    ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    ...(enablement === undefined ? {} : { enablement }),
  }));
}

/** `contributes.menus.commandPalette`: a command without a clause is always there and needs no entry. */
export function commandPaletteBlock(): readonly JsonObject[] {
  return commands.flatMap(({ id, palette }) => (palette === undefined ? [] : [{ command: id, when: palette }]));
}

function textKey(name: string): string {
  return `commands.${name}.title`;
}
