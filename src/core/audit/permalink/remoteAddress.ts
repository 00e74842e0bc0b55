/** The lines of a file, from one, the last one included. */
export interface LinkedLines {
  readonly commit: string;
  /** POSIX path from the root of the repository. */
  readonly path: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A page of a repository, without the credentials that its address may hold; undefined for an address that no browser opens. */
export function webAddressOf(remote: string): URL | undefined {
  const short = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(remote);
  const url = URL.parse(short === null ? remote : `ssh://${short[1]}/${short[2]?.replace(/^\/+/, "")}`);
  if (url === null || url.hostname === "" || !["http:", "https:", "ssh:", "git:", "git+ssh:"].includes(url.protocol)) return undefined;
  const path = url.pathname.replace(/\/+$/, "").replace(/\.git$/, "");
  if (path === "" || path === "/") return undefined;
  // Only of http the port is that of the pages.
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return URL.parse(`${url.protocol === "http:" ? "http:" : "https:"}//${isWeb ? url.host : url.hostname}${path}`) ?? undefined;
}

/** The address of lines at a commit, in the form of the host: GitLab, Bitbucket, Gitea and its kin, and GitHub's for all others. */
export function linkLines(page: URL, { commit, path, firstLine, lastLine }: LinkedLines): string {
  const file = path.split("/").map(encodeURIComponent).join("/");
  const isOne = firstLine === lastLine;
  const host = page.hostname;
  if (/gitlab/.test(host)) return `${page.href}/-/blob/${commit}/${file}#L${firstLine}${isOne ? "" : `-${lastLine}`}`;
  if (/bitbucket/.test(host)) return `${page.href}/src/${commit}/${file}#lines-${firstLine}${isOne ? "" : `:${lastLine}`}`;
  const lines = `#L${firstLine}${isOne ? "" : `-L${lastLine}`}`;
  if (/gitea|forgejo|codeberg/.test(host)) return `${page.href}/src/commit/${commit}/${file}${lines}`;
  return `${page.href}/blob/${commit}/${file}${lines}`;
}
