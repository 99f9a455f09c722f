/** The look of the page, light or dark as the reader's system is; nothing is fetched. */
export const style = `
:root { color-scheme: light dark; --page: #f4f5f6; --surface: #fff; --line: #dfe3e7; --text: #171c21; --text-2: #4a555f; --accent: #0a6c8f; --soft: #a9b4bd; --good: #1f6f43; --bad: #b3202c; --heat: 10 108 143; }
@media (prefers-color-scheme: dark) {
  :root { --page: #101316; --surface: #171b1f; --line: #2b3239; --text: #e7ebee; --text-2: #b3bdc6; --accent: #56b7d8; --soft: #5a6670; --good: #74cf9c; --bad: #ff8a8e; --heat: 86 183 216; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.45 Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1480px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 0 0 4px; }
p { margin: 0 0 10px; max-width: 90ch; color: var(--text-2); }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 14px 16px; margin-top: 16px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; margin-top: 8px; }
caption { text-align: left; color: var(--text-2); padding-bottom: 4px; }
th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap; vertical-align: middle; }
th { font-weight: 600; color: var(--text-2); }
th.n, td.n { text-align: right; }
tbody tr:last-child td { border-bottom: 0; }
.good { color: var(--good); } .bad { color: var(--bad); } .quiet { color: var(--text-2); }
.heat { width: auto; } .heat th { padding: 2px; vertical-align: bottom; font-weight: 400; } .heat th:not(:first-child) { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; }
.heat td { text-align: center; min-width: 26px; padding: 3px; } .heat td:first-child { text-align: left; padding-right: 10px; }
svg text { fill: var(--text-2); font: 11px Inter, system-ui, sans-serif; }
.axis { stroke: var(--line); } .whisker { stroke: var(--accent); stroke-width: 2; } .dot { fill: var(--accent); }
`
