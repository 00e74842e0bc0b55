/** What `hyperkit-sol --help` prints; `docs/terminal.md` says more. */
export const helpText = `Usage: hyperkit-sol audit [path] [options]

Audits Solidity with your own slither, forge and aderyn. The path is a Foundry
project, a folder that holds several, a file, or a folder of .sol files without
a project; without a path it is the working folder.

  --format FORMAT     write a report: sarif, html, markdown, json or csv
  -o, --output FILE   where to; without it, the report is printed
  --fail-on LEVEL     exit with 1 from this severity on: high, medium, low (the
                      default), informational, gas, or never
  --baseline WHAT     only what is new since a commit (a branch, tag or id), or
                      since an earlier JSON or SARIF report, counts for the exit code
  --json              print the result as JSON
  --analyzers NAMES   only these, with commas: slither, forgeLint, hyperkit, aderyn, mythril
  --profile NAME      the profile of foundry.toml
  --no-cache          audit anew what has not changed since the last time
  --no-color          no colours
  -q, --quiet         print errors alone
  -v, --verbose       print what the tools said on stderr, where one fails
  -h, --help          this text
  --version           the version

Exit codes: 0 clean, 1 findings, 2 not everything was analysed, 3 misuse,
130 interrupted.
`;
