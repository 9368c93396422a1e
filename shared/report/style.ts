/** The report's own look, light and dark, for the screen and for paper. */
export const reportStyle = `
:root{color-scheme:light dark;--ink:#1c2330;--soft:#5a6475;--paper:#fff;--card:#f4f6f9;--line:#d8dde6;--mark:#1f5fbf}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf3;--soft:#a8b2c3;--paper:#14181f;--card:#1d232d;--line:#333c4a;--mark:#8ab4ff}}
@media print{main+main{break-before:page}:root{--ink:#000;--soft:#444;--paper:#fff;--card:#f6f6f6;--line:#ccc;--mark:#000}}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1.5rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1rem;margin:1.75rem 0 .5rem;color:var(--mark)}
.summary{border-left:4px solid var(--mark);background:var(--card);padding:.75rem 1rem}
.summary p{margin:.25rem 0}
pre{background:var(--card);border:1px solid var(--line);padding:.75rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,monospace}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}li{overflow-wrap:anywhere}
img{max-width:100%;border:1px solid var(--line)}section{break-inside:avoid}`;
