import type { Statement } from "../intent.ts";

/** Keys of a git configuration whose value git starts, or lets start. */
const starting =
  /^(?:core\.(?:fsmonitor|hookspath|sshcommand|editor|pager|askpass|gitproxy|attributesfile|worktree)|credential(?:\..*)?\.helper|filter\..*\.(?:clean|smudge|process)|diff\..*\.(?:command|textconv)|diff\.external|merge\..*\.driver|alias\..*|pager\..*|gpg(?:\..*)?\.program|protocol\..*allow|url\..*\.(?:insteadof|pushinsteadof)|include(?:if\..*)?\.path|remote\..*\.(?:uploadpack|receivepack|vcs|proxy)|submodule\..*\.update|sequence\.editor|uploadpack\..*|difftool\..*|mergetool\..*|man\..*|browser\..*)$/;

/** One `key = value` of a git configuration, keys in lower case with their section. */
interface GitLine {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  /** The section's own name, as in `[submodule "lib/a"]`. */
  readonly name: string;
}

/** Reads the lines of a git configuration; lines that continue are not joined, since nothing but a name is taken from them. */
export function readGitConfig(text: string): readonly GitLine[] {
  let [section, name] = ["", ""];
  return text.split(/\r?\n/).flatMap((content, line) => {
    const header = /^\s*\[\s*([\w.-]+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\]/.exec(content);
    if (header !== null) [section, name] = [(header[1] ?? "").toLowerCase(), header[2] ?? ""];
    const rest = header === null ? content : content.slice(header[0].length);
    const [, key, value = ""] = /^\s*([A-Za-z][\w-]*)\s*(?:=\s*(.*?))?\s*$/.exec(rest) ?? [];
    if (key === undefined) return [];
    const full = [section, ...(name === "" ? [] : [name]), key].join(".").toLowerCase();
    return [{ key: full, value: value.replace(/^"(.*)"$/, "$1"), line, name }];
  });
}

/** What the repository's own git configuration starts. */
export function inspectGitConfig(text: string): readonly Statement[] {
  return readGitConfig(text).flatMap(({ key, value, line }) => {
    const isOff = /^(?:false|no|off|0)?$/i.test(value) || (key.startsWith("alias.") && !value.startsWith("!"));
    return starting.test(key) && !isOff ? [{ kind: "gitConfig", line, text: `${key} = ${value}` }] : [];
  });
}

/** The submodules that git would not fetch over https, or would run something for. */
export function inspectGitModules(text: string): readonly Statement[] {
  return readGitConfig(text).flatMap(({ key, value, line }): readonly Statement[] => {
    if (key.endsWith(".update") && value.startsWith("!")) return [{ kind: "gitConfig", line, text: `update = ${value}` }];
    const isOdd = key.endsWith(".url") && !/^https:\/\/[^@]*$/.test(value) && !/^(?:ssh:\/\/)?git@[\w.-]+[:/]/.test(value);
    return isOdd && !/^\.\.?\//.test(value) ? [{ kind: "submoduleUrl", line, text: value }] : [];
  });
}

/** Files that git would hand to a program on their way in or out. */
export function inspectGitAttributes(text: string): readonly Statement[] {
  return text.split(/\r?\n/).flatMap((content, line) => {
    const found = /(?:^|\s)((?:filter|diff|merge)=(?!lfs\b|union\b|binary\b|text\b|ours\b)\S+)/.exec(content.replace(/^\s*#.*/, ""));
    return found?.[1] === undefined ? [] : [{ kind: "gitFilter", line, text: found[1] }];
  });
}
