/**
 * The HTML copy: one file that reads, prints and links by itself. It is inert: no script, no picture, nothing loaded, and a policy
 * in its head that forbids all of that should a reader's program be careless.
 */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { copyFacts } from "./claim-facts.ts";
import { articleHtml } from "./html-article.ts";
import { notesHtml } from "./html-notes.ts";
import { htmlStyle, pageStyle, sourceStyle } from "./html-style.ts";
import { Markup, markup, type Printable } from "./markup.ts";
import { toneMeanings } from "./wording.ts";

/** Also the policy of the preview, which adds who may frame it. */
export const inertPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function writeHtml(copy: AnnotatedCopy): string {
  const style = new Markup(pageStyle(`${copy.profile.label} · version ${copy.version}`) + htmlStyle);
  const title = [copy.headline, copy.profile.label].filter((part) => part !== "").join(" – ");
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${inertPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="Stet">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${mastheadHtml(copy)}<main>
<article class="words"${copy.language === null ? null : markup` lang="${copy.language}"`}>
${articleHtml(copy.blocks, copy.claims)}</article>
${notesHtml(copy.claims, copy.zone)}</main>
</body>
</html>
`.text;
}

function mastheadHtml(copy: AnnotatedCopy): Markup {
  const facts = copyFacts(copy).map(({ name, value }) => {
    const hash = name.startsWith("SHA-256") ? markup` class="hash"` : null;
    return markup`<div><dt>${name}</dt> <dd${hash} dir="auto">${value}</dd></div>\n`;
  });
  return markup`<header class="masthead">
<p class="profile">${copy.profile.label}</p>
<p class="says">${copy.profile.says}</p>
<dl>${facts}</dl>
${keyHtml(copy)}</header>
`;
}

/** What the underlines mean, as far as this copy uses them. */
function keyHtml(copy: AnnotatedCopy): Printable {
  const used = new Set(copy.claims.map((claim) => claim.tone));
  const entries = toneMeanings.filter(([tone]) => used.has(tone));
  if (entries.length === 0) return null;
  return markup`<p class="key">${entries.map(([tone, meaning]) => markup`<span><span class="claim ${tone}">${meaning}</span></span> `)}</p>
`;
}

/** Any other format, shown as the text it is. */
export function sourcePage(title: string, source: string): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${inertPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(sourceStyle)}</style>
</head>
<body>
<pre tabindex="0" dir="auto">
${source}</pre>
</body>
</html>
`.text;
}
