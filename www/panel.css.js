// The style of the panel. Kept as text for `adoptedStyleSheets`, which a strict policy allows.
//
// A page may set the custom properties that are read here, on `helder-panel`.

export const STYLE = `
:host {
  --paper: var(--helder-paper, #fff);
  --ink: var(--helder-ink, #1b2430);
  --soft: var(--helder-soft, #4d5a68);
  --line: var(--helder-line, #d4dae0);
  --tint: var(--helder-tint, #f2f5f7);
  --accent: var(--helder-accent, #0b5d7a);
  --on-accent: var(--helder-on-accent, #fff);
  --error: #b3261e;
  --warning: #8f5400;
  --hint: #1f6f8b;
  --easy: #5f8fa3;
  --middle: #8f5400;
  --hard: #b3261e;
  display: block;
  container-type: inline-size;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 var(--helder-font, system-ui, sans-serif);
  text-align: start;
}
@media (prefers-color-scheme: dark) {
  :host {
    --paper: var(--helder-paper, #171c22);
    --ink: var(--helder-ink, #e9e7e2);
    --soft: var(--helder-soft, #b0bac4);
    --line: var(--helder-line, #3b4650);
    --tint: var(--helder-tint, #202730);
    --accent: var(--helder-accent, #8bcfea);
    --on-accent: var(--helder-on-accent, #0e1a20);
    --error: #ff9d94;
    --warning: #f2b44b;
    --hint: #7cc9e6;
    --easy: #6ea3b8;
    --middle: #f2b44b;
    --hard: #ff9d94;
  }
}
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
section { padding: 1rem; }
h2, h3, p, ul { margin: 0; padding: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; }
h2:focus { outline: none; }
h2:focus-visible, :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h3 { font-size: 0.875rem; font-weight: 600; color: var(--soft); }
button, summary { font: inherit; color: inherit; cursor: pointer; }
button {
  min-height: 2rem;
  padding: 0.25rem 0.75rem;
  border: 1px solid var(--soft);
  border-radius: 4px;
  background: var(--paper);
}
button:hover { background: var(--tint); }
a { color: var(--accent); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.state { margin-block: 0.125rem 0.5rem; color: var(--soft); overflow-wrap: anywhere; }
.state.failed { color: var(--error); font-weight: 600; }
.check { margin-block-end: 0.75rem; }

.score { padding: 0.875rem; border: 1px solid var(--line); border-radius: 6px; background: var(--tint); }
.score h3:not(:first-child) { margin-block-start: 0.75rem; }
.level { font-size: 1.25rem; font-weight: 650; line-height: 1.3; }
.level::first-letter { text-transform: uppercase; }
.trend { font-size: 0.875rem; color: var(--soft); }
.trend[data-trend='better']::before { content: '↓ '; }
.trend[data-trend='worse']::before { content: '↑ '; }
.axis { display: grid; grid-template-columns: 1fr auto; column-gap: 0.75rem; margin-block-start: 0.5rem; }
.axis .label { font-weight: 600; }
.axis .about { grid-column: 1 / -1; font-size: 0.875rem; color: var(--soft); }
.axis progress { grid-column: 1 / -1; width: 100%; height: 0.5rem; border: 0; border-radius: 4px; background: var(--line); appearance: none; overflow: hidden; }
.axis progress::-webkit-progress-bar { background: var(--line); }
.axis progress::-webkit-progress-value { background: var(--easy); }
.axis progress::-moz-progress-bar { background: var(--easy); }
.axis.over progress::-webkit-progress-value { background: var(--hard); }
.axis.over progress::-moz-progress-bar { background: var(--hard); }
.target, .page-kind { margin-block-start: 0.5rem; font-size: 0.875rem; color: var(--soft); }
.strip { display: block; width: 100%; height: 2.5rem; margin-block: 0.25rem; cursor: pointer; }
.strip .easy { fill: var(--easy); }
.strip .middle { fill: var(--middle); }
.strip .hard { fill: var(--hard); }

.walk { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-block: 1rem 0.5rem; }
.keys { flex: 1 1 12rem; font-size: 0.8125rem; color: var(--soft); }
.toast { display: flex; gap: 0.75rem; align-items: center; justify-content: space-between; margin-block: 0.5rem; padding: 0.5rem 0.75rem; border-inline-start: 4px solid var(--accent); background: var(--tint); }
.hidden { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-block-start: 1rem; color: var(--soft); }

.group { margin-block-start: 0.75rem; }
.group > summary { display: flex; gap: 0.5rem; align-items: center; min-height: 2rem; font-weight: 650; list-style: none; }
.group > summary::-webkit-details-marker { display: none; }
.group > summary::before { content: ''; inline-size: 0.5rem; block-size: 0.5rem; border-inline-end: 2px solid; border-block-end: 2px solid; rotate: -45deg; }
.group[open] > summary::before { rotate: 45deg; translate: 0 -2px; }
.count { margin-inline-start: auto; min-inline-size: 1.75rem; padding-inline: 0.5rem; border: 1px solid var(--line); border-radius: 1rem; text-align: center; font-size: 0.8125rem; font-weight: 500; color: var(--soft); }
.cards { list-style: none; }
.card { --kind: var(--hint); margin-inline: -0.5rem; padding: 0.625rem 0.5rem; border-block-start: 1px solid var(--line); contain: layout style; }
.card.error { --kind: var(--error); }
.card.warning { --kind: var(--warning); }
.card[aria-current] { background: var(--tint); box-shadow: inset 4px 0 var(--accent); }
.go { display: block; width: 100%; min-height: 0; padding: 0.125rem 0; border: 0; background: none; text-align: start; }
.kind { float: inline-end; margin-inline-start: 0.75rem; font-size: 0.8125rem; color: var(--kind); }
.quote { overflow-wrap: anywhere; font-weight: 600; text-decoration: underline 2px var(--kind); text-underline-offset: 0.2em; }
.error .quote { text-decoration-style: wavy; text-decoration-thickness: 1.5px; }
.warning .quote { text-decoration-style: dashed; }
.hint .quote { text-decoration-style: dotted; }
.group[data-group='page'] .quote { display: none; }
.message { display: block; margin-block-start: 0.125rem; overflow-wrap: anywhere; }
.fixes { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin-block: 0.375rem; }
.fix { max-width: 100%; border-color: var(--accent); background: var(--accent); color: var(--on-accent); overflow-wrap: anywhere; text-align: start; }
.fix:hover { background: var(--ink); color: var(--paper); }
.instead { overflow-wrap: anywhere; color: var(--soft); }
.instead bdi { color: var(--ink); }
.tools { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: start; font-size: 0.875rem; }
.tools summary { display: inline-flex; align-items: center; min-height: 1.75rem; color: var(--accent); text-decoration: underline; list-style: none; }
.tools summary::-webkit-details-marker { display: none; }
.tools details[open] { flex: 1 1 100%; }
.tools p { margin-block: 0.25rem; overflow-wrap: anywhere; }
/* A browser keeps the layout of what is folded away ready, and pays for that with every letter. */
details:not([open])::details-content { content-visibility: visible; display: none; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; padding-block: 0.25rem; }
.more { margin-block: 0.5rem; }
@container (min-width: 40rem) {
  .score { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.5rem; }
  .score > * { grid-column: 1 / -1; }
  .score > .axis { grid-column: auto; }
  .score > .hardest { justify-self: start; }
  .strip { max-width: 30rem; }
}
@media (forced-colors: active) {
  .strip .easy { fill: CanvasText; }
  .strip .middle, .strip .hard { fill: Highlight; }
  .card[aria-current] { outline: 2px solid Highlight; }
  .group > summary::before { border-color: CanvasText; }
}
`;
