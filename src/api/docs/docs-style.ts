/** The style of the page at `/docs`. Fonts are the reader's own. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --what: light-dark(#444, #bbb); }
* { box-sizing: border-box; }
html { background: Canvas; color: CanvasText; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 22rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: .8rem; }
nav ul { list-style: none; padding: 0 0 0 .5rem; margin: .25rem 0; }
nav code { overflow-wrap: anywhere; }
main { padding: 1rem 2rem 4rem; max-width: 60rem; }
article { border-top: 1px solid var(--line); padding: .5rem 0 1rem; scroll-margin-top: 1rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; } h3 { font-size: 1rem; margin: .5rem 0; overflow-wrap: anywhere; }
h4 { font-size: .85rem; margin: .75rem 0 .25rem; }
code { font: .9em ui-monospace, monospace; background: var(--soft); padding: 0 .25em; border-radius: 3px; }
a { color: light-dark(#0a4fb3, #8ab8ff); } :focus-visible { outline: 2px solid; outline-offset: 2px; }
summary { cursor: pointer; padding: .15rem 0; }
.method { font: bold .75rem ui-monospace, monospace; }
.members { list-style: none; padding: 0; margin: .25rem 0; }
.members li { padding: .25rem 0 .25rem .75rem; border-left: 2px solid var(--soft); overflow-wrap: anywhere; }
.members .members { margin-left: .5rem; }
.type { margin-left: .25rem; } .what { display: block; color: var(--what); font-size: .9rem; }
.deprecated { font-weight: bold; }
:target { background: var(--soft); }
@media (max-width: 60rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
@media print { nav { display: none; } body { display: block; } }
`;
