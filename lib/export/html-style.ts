/**
 * The style of an HTML copy: an article to read, notes to look up, a page that prints. Inline, with nothing loaded. Claims are
 * underlined and never boxed (a border breaks joined letters); each tone has a line style of its own beside its colour. Blocks whose
 * white space a browser would fold keep it, so that what is seen is what is hashed.
 */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1d1c1a; --soft: #5f5c57; --line: #d9d6d0; --wash: #f6f5f2; --link: #234c9c;
  --red: #b3261e; --orange: #b25000; --yellow: #846600; --blue: #1f5fbf; --green: #1d7a45; --grey: #77736d; --plain: #77736d;
  --serif: "Source Serif 4", "Source Serif Pro", "Iowan Old Style", Charter, "Noto Serif", "Noto Naskh Arabic", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --ink: #ece9e3; --soft: #a8a39a; --line: #3a3733; --wash: #211f1c; --link: #9dbcf5;
    --red: #ff8a80; --orange: #f5a05a; --yellow: #dcbb4a; --blue: #86b2ff; --green: #74c994; --grey: #98938a; --plain: #98938a;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 48rem; padding: 2rem 3.5rem 5rem; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
:target { background: color-mix(in srgb, var(--link) 14%, transparent); scroll-margin-block: 5rem; }

.masthead { border-block: 1px solid var(--line); padding-block: 1rem .9rem; margin-block-end: 2.75rem; font-size: .8125rem; }
.masthead .profile { margin: 0; font-weight: 650; font-size: .9375rem; }
.masthead .says, .key { color: var(--soft); margin: 0; }
.masthead dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.25rem; margin: .9rem 0 0; }
.masthead dl > div { display: contents; }
dt { color: var(--soft); }
dd { margin: 0; }
.masthead dd { font-variant-numeric: tabular-nums; }
.masthead dd.hash { font: .75rem/1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace; word-break: break-all; }
.key { margin-block-start: .9rem; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; }

.words { position: relative; font: 1.1875rem/1.62 var(--serif); }
.words .spaced { white-space: pre-wrap; }
.words > *, .words blockquote > *, .words figure > * { margin-block: 0 1.15em; }
.words .headline { font-size: 2.125rem; line-height: 1.18; font-weight: 650; letter-spacing: -.012em; margin-block-end: .5em; text-wrap: balance; }
.words .byline, .words .dateline { font: .9375rem/1.5 var(--sans); color: var(--soft); margin-block-end: .2em; }
.words .dateline { margin-block-end: 1.6em; }
.words .subheading { font-size: 1.3125rem; line-height: 1.3; margin-block: 1.7em .55em; break-after: avoid; }
.words h3.subheading { font-size: 1.1875rem; } .words h4.subheading, .words h5.subheading, .words h6.subheading { font-size: 1.0625rem; }
.words blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--line); }
.words ul, .words ol { padding-inline-start: 1.6rem; }
.words li > p { margin-block: 0 .4em; }
.words hr { border: 0; border-block-start: 1px solid var(--line); margin-block: 2.2em; }
.words figure { margin-inline: 0; break-inside: avoid; }
.picture { background: var(--wash); border: 1px dashed var(--line); color: var(--soft); font: .875rem/1.5 var(--sans); padding: 1.4rem 1.1rem; margin-block-end: .6rem; text-align: start; }
.words .caption { font: .9375rem/1.5 var(--sans); margin-block-end: .1em; }
.words .credit { font: .8125rem/1.5 var(--sans); color: var(--soft); margin: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font: .9375rem/1.45 var(--sans); font-variant-numeric: tabular-nums; }
.words th, .words td { border-block: 1px solid var(--line); padding: .45rem .75rem .45rem 0; text-align: start; vertical-align: top; }
.words th p, .words td p { margin: 0; }
.margin { position: absolute; inset-inline-start: -3.5rem; inline-size: 2.75rem; text-align: end; white-space: normal; font: 600 .75rem/1.35 var(--sans); color: var(--soft); padding-block-start: .5em; font-variant-numeric: tabular-nums; user-select: none; }
.headline .margin { padding-block-start: 1.1em; } .byline .margin, .dateline .margin, .caption .margin, .credit .margin, td .margin, th .margin { padding-block-start: .2em; }

.claim { text-decoration: underline solid 1.5px var(--plain); text-underline-offset: .2em; text-decoration-skip-ink: none; }
.lane-1 { text-underline-offset: .36em; } .lane-2 { text-underline-offset: .52em; }
.claim.red { text-decoration-color: var(--red); text-decoration-style: wavy; text-decoration-thickness: 1px; }
.claim.orange { text-decoration-color: var(--orange); text-decoration-style: dashed; text-decoration-thickness: 2px; }
.claim.yellow { text-decoration-color: var(--yellow); text-decoration-style: dotted; text-decoration-thickness: 2px; }
.claim.blue { text-decoration-color: var(--blue); text-decoration-thickness: 1px; }
.claim.green { text-decoration-color: var(--green); text-decoration-thickness: 2px; }
.claim.grey { text-decoration-color: var(--grey); text-decoration-thickness: 1px; }
.reference { unicode-bidi: isolate; font: 500 .62em/0 var(--sans); vertical-align: super; margin-inline: .06em .02em; font-variant-numeric: tabular-nums; white-space: nowrap; user-select: none; }
.reference a { text-decoration: none; padding-inline: .1em; }

.notes { margin-block-start: 3.5rem; border-block-start: 2px solid var(--ink); padding-block-start: 1rem; font-size: .875rem; }
.notes h2 { font-size: 1.0625rem; margin: 0 0 1.1rem; break-after: avoid; }
.notes > .says { color: var(--soft); margin: -.6rem 0 1.1rem; }
.note { position: relative; padding-inline-start: 3rem; padding-block: .9rem; border-block-start: 1px solid var(--line); scroll-margin-block: 3rem; }
.note h3 { font: 600 1rem/1.45 var(--serif); margin: 0; }
.note .number { position: absolute; inset-inline-start: 0; inline-size: 2.25rem; text-align: end; font: 600 .875rem/1.65 var(--sans); font-variant-numeric: tabular-nums; }
.note .number a { text-decoration: none; padding: .1em .3em; margin-inline-end: -.3em; }
.standing { display: flex; flex-wrap: wrap; gap: .1rem 0; margin: .15rem 0 0; font-weight: 600; color: var(--tone); }
.standing span:not(:last-child)::after { content: "·"; margin-inline: .45em; font-weight: 400; color: var(--soft); }
.standing .kind { font-weight: 400; color: var(--soft); }
.red { --tone: var(--red); } .orange { --tone: var(--orange); } .yellow { --tone: var(--yellow); } .blue { --tone: var(--blue); } .green { --tone: var(--green); } .grey, .plain { --tone: var(--soft); }
.statement { margin: .3rem 0 0; }
.note .facts { margin: .4rem 0 0; display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .1rem .75rem; }
.note .facts > div { display: contents; }
.note .facts dd { white-space: pre-line; }
.citations { list-style: none; padding: 0; margin: .5rem 0 0; display: grid; gap: .45rem; }
.citations li { padding-inline-start: .8rem; border-inline-start: 2px solid var(--line); }
.stance { font-weight: 600; } .stance.contradicts { color: var(--red); } .rank, .consulted { color: var(--soft); }
.rank::after { content: ":"; }
.passage { margin: .25rem 0 0; font: .9375rem/1.5 var(--serif); white-space: pre-line; }
.passage::before { content: "“"; } .passage::after { content: "”"; }
.thread { margin-block-start: .5rem; background: var(--wash); padding: .5rem .75rem; border-radius: .25rem; }
.thread p, .thread ul, .thread ol { margin: 0 0 .35rem; } .thread > :last-child { margin-block-end: 0; } .thread ul, .thread ol { padding-inline-start: 1.3rem; }
.thread .signed { color: var(--soft); font-size: .8125rem; margin: 0 0 .15rem; }
.internal { font-weight: 600; border: 1px solid var(--line); border-radius: .2rem; padding: 0 .3em; }
code { font: .9em ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.files { margin: .5rem 0 0; color: var(--soft); }
.history { margin-block-start: .6rem; font-size: .8125rem; color: var(--soft); }
.history caption { text-align: start; font-weight: 600; padding-block-end: .15rem; }
.history thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.history td { padding: .12rem .9rem .12rem 0; vertical-align: top; }
.history td:first-child { white-space: nowrap; inline-size: 1%; } .history td:nth-child(2) { inline-size: 7.5rem; }

@media (max-width: 44rem) {
  body { padding: 1.25rem 1.125rem 3rem; }
  .margin { display: none; }
  .words { font-size: 1.0625rem; } .words .headline { font-size: 1.625rem; }
  .masthead dl, .note .facts { display: block; } .masthead dl > div, .note .facts > div { display: block; margin-block-end: .3rem; }
  .masthead dt, .note .facts dt { font-size: .75rem; }
  .note { padding-inline-start: 2.25rem; } .note .number { inline-size: 1.75rem; }
  .history, .history tbody, .history tr, .history td { display: block; } .history td { padding: 0; } .history tr { margin-block-end: .3rem; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #4a4844; --line: #bbb7b0; --wash: #fff; --link: #000;
    --red: #a01c15; --orange: #9a4500; --yellow: #6b5300; --blue: #154d9e; --green: #14633a; --grey: #5f5c57; --plain: #5f5c57;
  }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0 11mm; }
  .words { font-size: 11pt; line-height: 1.5; orphans: 3; widows: 3; }
  .words .headline { font-size: 20pt; }
  .margin { inset-inline-start: -11mm; inline-size: 8.5mm; }
  .words a[href]:not(.reference a)::after, .thread a:not(.address)::after { content: " (" attr(href) ")"; font: .68em var(--sans); color: var(--soft); }
  .reference a::after { content: none; }
  .wide { overflow: visible; }
  .thread { padding: 0 0 0 .75rem; border-inline-start: 2px solid var(--line); border-radius: 0; }
  .note { break-inside: auto; } .citations li, .thread, .standing { break-inside: avoid; }
  .note h3:not(:last-child), .standing:not(:last-child) { break-after: avoid; }
  :target { background: none; }
}
@media (forced-colors: active) {
  .claim { text-decoration-color: LinkText; }
}
`;

/** Page margins and the running foot. `foot` must be our own words: it stands inside a style sheet. */
export function pageStyle(foot: string): string {
  const quoted = `"${foot.replace(/[^\w ,.·-]/g, "")}"`;
  return `@page { size: A4; margin: 18mm 11mm 20mm;
  @bottom-left { content: ${quoted}; padding-left: 11mm; font: 8pt system-ui, sans-serif; color: #4a4844; }
  @bottom-right { content: counter(page) " / " counter(pages); padding-right: 11mm; font: 8pt system-ui, sans-serif; color: #4a4844; } }
`;
}

export const sourceStyle = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 1.25rem 1.5rem 3rem; }
pre { margin: 0; max-width: 60rem; font: .8125rem/1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
`;
