import { escapeHtml } from '../documents/escapeHtml'
import type { ArchiveLanguage } from './archiveInput'

/** `pictures`: from where they may come. */
const policy = (pictures: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src ${pictures}; base-uri 'none'; form-action 'none'`

/** Paper and lamplight as in Snug, with whatever serif the reader's machine has: a page needs nothing beside itself. */
const STYLE = `
:root{color-scheme:light dark;--page:#f8f3e9;--ink:#2b241b;--soft:#625340;--accent:#8a3f1c;--rule:#ddd0b8;--sheet:#fdfaf4}
@media(prefers-color-scheme:dark){:root{--page:#211b16;--ink:#ecdfca;--soft:#b9a88f;--accent:#e3ad62;--rule:#3b3127;--sheet:#2a231c}}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.62 Literata,Georgia,'Noto Serif',serif;overflow-wrap:anywhere}
main{max-width:34rem;margin:0 auto;padding:2.5rem 1.25rem 5rem}
a{color:var(--accent);text-underline-offset:.2em}
h1{font-size:1.75rem;line-height:1.25;font-weight:600;margin:.5em 0}
h2{font-size:1.125rem;font-weight:600;margin:2.5em 0 .75em;padding-bottom:.25em;border-bottom:1px solid var(--rule)}
h3{font-size:1rem;font-weight:600;margin:1.5em 0 .5em}
nav,.by,.note,footer,small{color:var(--soft);font:.875rem/1.5 'Atkinson Hyperlegible',Verdana,'Noto Sans',sans-serif}
nav a,.by b{margin-right:.75em}
.by b{color:var(--ink)}
.by{margin:0}
article{margin:1.25em 0}
article p{margin:0 0 .5em}
img{display:block;max-width:100%;max-height:36rem;width:auto;height:auto}
.replies{margin:.75em 0 0;padding-left:1.25em;border-left:2px solid var(--rule)}
.gone{color:var(--soft);font-style:italic}
.words p{white-space:pre-wrap}
ul,ol{padding-left:1.5em}
ul[role=list]{list-style:none;padding-left:.25em}
.title{text-align:center;margin:3rem 0 3.5rem}
.title h1{font-size:2.125rem;margin:.35em 0}
.opening{margin-bottom:2.5em}
.contents{margin:0 0 3em;padding:1em 0;border:solid var(--rule);border-width:1px 0}
.contents ol{margin:0}
.piece{margin:2.5em 0}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--rule)}
blockquote{margin:1em 0;padding-left:1em;border-left:3px solid var(--rule);color:var(--soft)}
pre{padding:.75em 1em;background:var(--sheet);border:1px solid var(--rule);white-space:pre-wrap}
code{font:.9em/1.5 ui-monospace,'DejaVu Sans Mono',monospace}
hr{border:0;border-top:1px solid var(--rule);margin:2em 0}
table{border-collapse:collapse;margin:1em 0}
th,td{border:1px solid var(--rule);padding:.25em .6em;text-align:left;vertical-align:top}
[align=center]{text-align:center}[align=right]{text-align:right}
th{background:var(--sheet)}
dt{font-weight:600}dd{margin:0 0 .5em;color:var(--soft)}
@media print{:root{--page:#fff;--ink:#000;--soft:#444;--accent:#000;--rule:#bbb;--sheet:#fff}body{font-size:11pt}main{max-width:none;padding:0}nav:not(.contents){display:none}.title{margin-top:0}article,tr,img{break-inside:avoid}h2{break-after:avoid}}
`

/**
 * A whole page that runs nothing and loads nothing, but for pictures of the archive around it where `showsPictures`. `main` is HTML, the
 * title is not.
 */
export const pageShell = (
  language: ArchiveLanguage,
  title: string,
  main: string,
  { showsPictures = false }: { readonly showsPictures?: boolean } = {},
): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(showsPictures ? "'self' file: data:" : 'data:')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
