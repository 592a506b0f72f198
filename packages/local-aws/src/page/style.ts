/** Light and dark follow the system; text and status colours keep a contrast of at least 4.5:1 on both. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --card: #fff; --text: #1a1f27; --quiet: #56606e; --line: #dde2e8;
  --accent: #0b62c4; --good: #0a6b3d; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --card: #1b2129; --text: #e8ecf1; --quiet: #9fabb9; --line: #303945;
    --accent: #7fb8ff; --good: #66d19b; --bad: #ff9d94;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 1280px; margin: 0 auto; padding: 0 20px; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; padding-block: 20px 12px; }
h1 { margin: 0; font-size: 20px; }
h2 { margin: 0; font-size: 16px; }
h3 { margin: 0; font-size: 15px; overflow-wrap: anywhere; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
button {
  margin-left: auto; padding: 6px 14px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--card); color: var(--text); font: inherit; cursor: pointer;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 0 0 20px; }
dl div, section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
dl div { padding: 12px 16px; }
dt { color: var(--quiet); font-size: 13px; }
dd { margin: 0; font-size: 22px; font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; padding-bottom: 32px; }
@media (min-width: 960px) { .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; } }
.stack { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
section { overflow: hidden; }
section > h2 { padding: 14px 16px; border-bottom: 1px solid var(--line); }
.item { padding: 12px 16px; border-bottom: 1px solid var(--line); }
.item:last-child { border-bottom: 0; }
.row { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; }
a { color: inherit; }
.quiet { color: var(--quiet); font-size: 13px; }
.empty { padding: 20px 16px; color: var(--quiet); }
.scroll { overflow: auto; max-height: 70vh; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 6px 16px; text-align: left; vertical-align: top; }
th { color: var(--quiet); font-size: 13px; font-weight: 500; }
.scroll th { position: sticky; top: 0; background: var(--card); }
td { border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.item table { margin-top: 8px; }
.number { width: 1%; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.time { width: 1%; white-space: nowrap; font-variant-numeric: tabular-nums; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 480px) {
  header, main { padding-inline: 12px; }
  header > span { order: 1; width: 100%; }
  th, td { padding-inline: 8px; }
  th:first-child, td:first-child { padding-left: 16px; }
  dl { grid-template-columns: 1fr 1fr; }
}
.item th, .item td, .item th:first-child, .item td:first-child { padding-inline: 0 12px; }
.item th:last-child, .item td:last-child { padding-right: 0; }
`;
