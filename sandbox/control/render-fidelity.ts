import type { Decision } from '../fidelity/decisions.ts';
import type { Deviation } from '../fidelity/deviation.ts';
import type { Fidelity } from './fidelity-view.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #17242b; --soft: #55656e; --paper: #fff; --line: #d5dde0; --accent: #0b6b66 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eef0; --soft: #a3b1b8; --paper: #121212; --line: #333d42; --accent: #58c9bf }
}
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.4rem } h2 { font-size: 1.15rem; margin-top: 2rem }
a { color: var(--accent) } .back { display: inline-block; padding: .7rem 0 }
article { border-top: 1px solid var(--line); padding: .75rem 0 }
h3 { margin: 0; font: 600 .875rem ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; display: inline }
code { font: .875em ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace }
p { margin: .25rem 0 } .soft { color: var(--soft) }
.sure { margin-left: .5rem; padding: .1rem .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .75rem }
`;

/** The list as a page to read; nothing on it needs a script. */
export function renderFidelity({ decisions, deviations, notServed, neverGiven }: Fidelity): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox: decisions and deviations</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><p><a class="back" href="/_sandbox">← Sandbox</a></p>
<h1>How faithful this sandbox is</h1>
<p class="soft">Where Pluggy's documents are silent or contradict each other, the sandbox had to decide. The same
list as JSON: <code>curl -H "Accept: application/json" …/_sandbox/fidelity</code></p>
<h2>Deviations from the published description, on purpose</h2>
${deviations.map(renderDeviation).join('\n')}
<h2>Not served</h2>
${renderReasons(notServed)}
<h2>Described answers that are never given</h2>
${renderReasons(neverGiven)}
<h2>Decisions</h2>
${decisions.map(renderDecision).join('\n')}
</body></html>
`;
}

function renderDecision({ id, decided, why, confidence }: Decision): string {
  return `<article id="${escapeHtml(id)}"><h3>${escapeHtml(id)}</h3><span class="sure">${escapeHtml(confidence)}</span>
<p>${prose(decided)}</p><p class="soft">${prose(why)}</p></article>`;
}

function renderDeviation({ at, problem, reason }: Deviation): string {
  return `<article><h3>${escapeHtml(at)}</h3><span class="sure">${escapeHtml(problem)}</span>
<p class="soft">${prose(reason)}</p></article>`;
}

function renderReasons(reasons: Readonly<Record<string, string>>): string {
  return Object.entries(reasons)
    .map(([what, why]) => `<article><h3>${escapeHtml(what)}</h3><p class="soft">${prose(why)}</p></article>`)
    .join('\n');
}

/** Escaped, and with `names` set as code. */
function prose(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
