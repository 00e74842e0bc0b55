/** The style sheet of the HTML report: light and dark as the reader's system is, and on paper. It loads nothing. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f5f7f9; --line: #d5dbe1; --text: #1b2127; --muted: #55606b; --link: #0b5cad; --mark: #ffe9a8;
  --high: #c3271d; --medium: #b4580a; --low: #1f6fc4; --informational: #6a7580; --gas: #4b7f5d; --warn: #fff4dc; --warnline: #c98a13;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181c; --panel: #1c2127; --line: #353d46; --text: #e4e8ec; --muted: #a3adb8; --link: #7db7f5; --mark: #6b5413;
    --high: #ff7468; --medium: #f0a04b; --low: #6fb1f5; --informational: #98a3ae; --gas: #84bd99; --warn: #33280f; --warnline: #d29b2f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.25; font-weight: 650; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.15rem; font-weight: 650; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; overflow-wrap: anywhere; }
p { margin: .5rem 0; }
a { color: var(--link); }
.origin, .place, footer { color: var(--muted); }
.verdict { margin: 1.25rem 0 0; padding: .75rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--severity, var(--gas)); border-radius: 6px; background: var(--panel); font-weight: 600; }
.verdict.incomplete, .filtered { border-color: var(--warnline); background: var(--warn); }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { color: var(--muted); font-weight: 500; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
.chart th { width: 9rem; font-weight: 500; }
.chart td { vertical-align: middle; }
.chart .number { width: 3rem; }
.chart svg { display: block; width: 100%; height: .7rem; }
.chart tr:last-child > * { border-bottom: 0; }
form { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 1rem 0; padding: .6rem 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--panel); }
fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; border: 0; }
legend { float: left; padding: 0; margin-right: 1rem; color: var(--muted); }
label { display: inline-flex; gap: .4rem; align-items: center; }
.filtered { display: none; padding: .5rem 1rem; border: 1px solid var(--warnline); border-radius: 6px; }
body:has(form input:not(:checked)) .filtered { display: block; }
article { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 4px solid var(--severity); border-radius: 6px; break-inside: avoid-page; }
.high { --severity: var(--high); } .medium { --severity: var(--medium); } .low { --severity: var(--low); }
.informational { --severity: var(--informational); } .gas { --severity: var(--gas); }
.dot { display: inline-block; width: .65rem; height: .65rem; margin-right: .5rem; border-radius: 50%; background: var(--severity); }
rect { fill: var(--severity); }
code, pre { font: .87em/1.55 ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
pre code { font: inherit; }
.message { white-space: pre-wrap; overflow-wrap: anywhere; }
.excerpt { margin: .75rem 0; padding: .5rem 0; border: 1px solid var(--line); border-radius: 6px; background: var(--panel); }
.row { display: grid; grid-template-columns: 4.5em minmax(0, 1fr); }
.row > :first-child { padding-right: 1em; color: var(--muted); text-align: right; user-select: none; }
.row > :last-child { padding-right: 1em; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; unicode-bidi: isolate; direction: ltr; }
mark { border-radius: 2px; background: var(--mark); color: inherit; }
.decision { padding: .4rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--panel); overflow-wrap: anywhere; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
.meta { margin: .6rem 0 0; color: var(--muted); font-size: .93em; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-bottom: 2.5rem; font-size: .93em; overflow-wrap: anywhere; }
@media (max-width: 36rem) { header, main, footer { padding-left: 1rem; padding-right: 1rem; } .row { grid-template-columns: 3.2em minmax(0, 1fr); } }
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --panel: #ffffff; --line: #bbbbbb; --text: #000000; --muted: #444444; --link: #000000; --mark: #dddddd;
    --high: #c3271d; --medium: #b4580a; --low: #1f6fc4; --informational: #6a7580; --gas: #4b7f5d; --warn: #ffffff; --warnline: #000000;
  }
  body { font-size: 10pt; }
  form { display: none; }
  mark { text-decoration: underline; }
  article, .verdict, .dot, rect, mark { print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
}`;
