/**
 * The element's own look. It is put into a constructable style sheet, which a strict content security policy allows. The four
 * tokens of a team's brand are custom properties of the element: `--pluggy-accent`, `--pluggy-accent-text`, `--pluggy-radius`,
 * `--pluggy-font`.
 */
export const STYLES = `
:host { display: inline-block }
:host([hidden]) { display: none }
.root {
  display: contents;
  --accent: var(--pluggy-accent, oklch(0.47 0.08 186));
  --accent-text: var(--pluggy-accent-text, #fff);
  --radius: var(--pluggy-radius, 10px);
  --ground: #fff; --text: #16202c; --muted: #4d5a68; --line: #c9d0d8; --soft: #f1f4f7;
  --bad: #a3231b; --good: #17693c;
  color-scheme: light;
}
.root[data-theme=dark] {
  --accent: var(--pluggy-accent, oklch(0.76 0.1 186));
  --accent-text: var(--pluggy-accent-text, #0b1d1b);
  --ground: #141b24; --text: #e9eef4; --muted: #a9b5c2; --line: #3b4756; --soft: #1e2733;
  --bad: #ff9d94; --good: #7fd6a3;
  color-scheme: dark;
}
*, ::before, ::after { box-sizing: border-box }
[hidden] { display: none !important }
button, input, select { font: inherit; color: inherit }
button { cursor: pointer; min-height: 44px; min-width: 44px; border-radius: var(--radius); padding: 0.5rem 1rem }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
h2:focus { outline: none }
.primary, .open { background: var(--accent); color: var(--accent-text); border: 1px solid transparent; font-weight: 600 }
.open { font: 600 1rem/1.4 var(--pluggy-font, system-ui, sans-serif) }
.secondary { background: transparent; border: 1px solid var(--line) }
dialog {
  font: 16px/1.5 var(--pluggy-font, system-ui, sans-serif); font-size: 1rem;
  background: var(--ground); color: var(--text); text-align: start;
  border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.6); padding: 0;
  width: min(30rem, 100vw - 2rem); max-width: none; max-height: min(46rem, 100dvh - 2rem); overflow: hidden;
}
dialog[open] { display: flex; flex-direction: column; animation: appear 160ms ease-out }
dialog::backdrop { background: rgb(8 14 22 / 0.55) }
@keyframes appear { from { opacity: 0; transform: translateY(8px) } }
.bar { display: flex; align-items: center; justify-content: space-between; padding: 0.25rem; flex: none }
.bar button { background: none; border: 0; padding: 0.5rem; display: grid; place-items: center }
svg { width: 1.5rem; height: 1.5rem; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.scroll { overflow: auto; padding: 0.75rem 1.25rem 0; scroll-padding-bottom: 5rem; overflow-wrap: anywhere; flex: 1 }
.strip { margin: 0; padding: 0.4rem 1.25rem; background: var(--soft); font-size: 0.875rem; color: var(--muted); flex: none }
.strip.trouble { color: var(--bad) }
h2 { font-size: min(1.375rem, 1rem + 4vw); line-height: 1.25; hyphens: auto; margin: 0.75rem 0 0.5rem; text-wrap: balance }
p { margin: 0.5rem 0 }
.muted { color: var(--muted) } .small { font-size: 0.875rem } .strong { font-weight: 600 }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.centred { text-align: center; display: flex; flex-direction: column; align-items: center }
.centred .actions { align-self: stretch }
.actions { display: flex; flex-direction: column; gap: 0.5rem; margin-top: 0.75rem; padding: 0.75rem 0 1.25rem; position: sticky; bottom: 0; background: var(--ground) }
.actions:not(:has(:not([hidden]))) { background: none; padding: 0 0 1.25rem }
.logo {
  width: 3rem; height: 3rem; border-radius: var(--radius); overflow: hidden; position: relative; flex: none;
  display: grid; place-items: center; font-weight: 700; color: #fff;
  background: color-mix(in srgb, var(--bank, #465364) 70%, #000);
}
.logo img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; background: #fff; opacity: 0 }
.logo .ready { opacity: 1 }
.search { position: relative; margin-top: 0.75rem }
.search svg { position: absolute; inset: 0 auto 0 0.75rem; margin: auto 0; color: var(--muted); pointer-events: none }
input, select {
  width: 100%; min-height: 48px; padding: 0.5rem 0.75rem; background: var(--ground);
  border: 1px solid var(--muted); border-radius: var(--radius);
}
.search input { padding-inline-start: 2.75rem }
input[aria-invalid=true], select[aria-invalid=true] { border: 2px solid var(--bad) }
::placeholder { color: var(--muted); opacity: 1 }
.banks { list-style: none; margin: 0.5rem 0 0; padding: 0 0 1.25rem; display: grid; gap: 0.5rem; grid-template-columns: repeat(auto-fill, minmax(min(8.5rem, 100%), 1fr)) }
.banks li { display: grid }
.bank {
  display: flex; flex-direction: column; align-items: center; justify-content: flex-start; gap: 0.35rem; text-align: center;
  padding: 0.75rem 0.5rem; background: transparent; border: 1px solid var(--line); font-weight: 500; line-height: 1.25;
}
.bank:hover { background: var(--soft) }
.bank[aria-disabled=true] { cursor: not-allowed; border-style: dashed; color: var(--muted) }
.bank[aria-disabled=true] .logo { filter: grayscale(1) }
.tag { font-size: 0.75rem; font-weight: 400; color: var(--muted) }
dl { margin: 0.75rem 0; border-top: 1px solid var(--line) }
dl div { display: grid; grid-template-columns: minmax(6rem, 9rem) 1fr; gap: 0 0.75rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line) }
dt { color: var(--muted) } dd { margin: 0 }
.app-logo { height: 1.5rem; max-width: 6rem; object-fit: contain; vertical-align: middle; margin-inline-end: 0.5rem }
summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; text-decoration: underline; text-underline-offset: 3px }
details ul { margin: 0 0 0.5rem; padding-inline-start: 1.25rem }
.field { margin: 1rem 0 } .field label { display: block; font-weight: 600; margin-bottom: 0.25rem }
.field p { margin: 0.25rem 0 }
.fault { color: var(--bad); font-weight: 500 }
.with-eye { display: flex; gap: 0.5rem } .with-eye input { flex: 1; min-width: 0 }
.eye { background: transparent; border: 1px solid var(--line) }
a { color: inherit; display: inline-flex; align-items: center; min-height: 44px; text-underline-offset: 3px }
.notice { display: flex; gap: 0.75rem; padding: 0.75rem; margin: 0.75rem 0; background: var(--soft); border-inline-start: 4px solid var(--muted); border-radius: 6px; text-align: start }
.notice[role=alert] { border-color: var(--bad) } .notice[role=alert] svg { color: var(--bad) }
.notice p:first-child { margin-top: 0 } .notice p:last-child { margin-bottom: 0 }
.waiting { display: flex; align-items: center; gap: 0.75rem }
.spinner { width: 1.25rem; height: 1.25rem; border: 3px solid var(--line); border-top-color: var(--accent); border-radius: 50%; flex: none }
@keyframes turn { to { transform: rotate(1turn) } }
.stages { list-style: none; padding: 0; margin: 1rem 0 }
.stages li { display: flex; align-items: center; gap: 0.75rem; min-height: 40px; color: var(--muted) }
.stages li::before { content: ''; width: 1.25rem; height: 1.25rem; border: 2px solid var(--line); border-radius: 50%; flex: none }
.stages .past::before { background: var(--good); border-color: var(--good) }
.stages .now { color: var(--text); font-weight: 600 }
.stages .now::before { border-width: 3px; border-top-color: var(--accent) }
.spinner, .stages .now::before { animation: turn 900ms linear infinite }
@media (max-width: 380px), (max-height: 500px) { .actions { position: static } dl div { grid-template-columns: 1fr !important } }
.challenge { display: block; max-width: min(15rem, 100%); min-width: min(10rem, 100%); margin: 0.75rem auto; background: #fff; padding: 0.5rem; border-radius: var(--radius) }
.countdown { color: var(--muted); font-variant-numeric: tabular-nums }
.tick { width: 4rem; height: 4rem; border-radius: 50%; display: grid; place-items: center; color: var(--ground); background: var(--good); margin: 1rem 0 }
@media (max-width: 500px) {
  dialog { width: 100vw; height: 100dvh; max-height: none; border: 0; border-radius: 0; margin: 0 }
  .scroll, .scroll > *, form { display: flex; flex-direction: column } .scroll > *, form { flex: 1 }
  .scroll > * > .actions, form > .actions { margin-top: auto }
  .scroll > * > .logo { align-self: start } .scroll > .centred { justify-content: center }
  dl div { grid-template-columns: 7rem 1fr }
}
@media (prefers-reduced-motion: reduce) { *, dialog[open] { animation-duration: 0s !important } .spinner, .stages .now::before { animation: none } }
@media (forced-colors: active) { .primary, .open { border-color: ButtonText } .spinner { border-top-color: Highlight } }
`;
