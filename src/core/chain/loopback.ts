const loopbackHosts: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** True for an http(s) URL whose host is written as 127.0.0.1, [::1] or localhost. Nothing is looked up. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "http:" || url.protocol === "https:") && loopbackHosts.has(url.hostname);
}
