/** The pages of the browser editor: plain HTML that works without a script. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isError, type Problem } from '../../campaign/problem.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { idOfProblem } from './field-controls.ts';
import { inForm, pathLabel } from './field-words.ts';

const STYLE = `
:root{color-scheme:light dark;background:light-dark(#fff,#141414);color:light-dark(#111,#f2f2f2);font:1.0625rem/1.5 system-ui,sans-serif}
body{background:inherit;max-inline-size:44rem;margin:0 auto;padding:1rem 1rem 6rem}
h1{font-size:1.6rem;line-height:1.2;margin-block:1.5rem 1rem}
h2{font-size:1.15rem;margin-block:2rem .5rem}
a{color:light-dark(#0b4fa8,#9cc7ff);text-underline-offset:.15em}
ul{padding-inline-start:1.2rem}
li{padding-block:.2rem}
label,legend{font-weight:700}
label span{font-weight:400}
.field,fieldset{margin-block:1.4rem}
fieldset{border:1px solid GrayText;border-radius:.25rem;padding:.25rem 1rem;min-inline-size:0}
.hint{margin:.1rem 0 .35rem;font-size:.9375rem;overflow-wrap:anywhere}
input,select,textarea{font:inherit;box-sizing:border-box;inline-size:100%;padding:.45rem .5rem;border:2px solid;border-radius:.2rem;min-block-size:2.75rem}
input[type=checkbox]{inline-size:1.25rem;min-block-size:1.25rem;vertical-align:middle}
textarea{field-sizing:content;resize:vertical}
textarea.body{min-block-size:16rem;font-family:ui-monospace,monospace;font-size:.9375rem}
:root{scroll-padding-block:2rem 6rem}
:is(input,select,textarea){scroll-margin-block:8rem 6rem}
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
[aria-invalid]{border-color:light-dark(#b00020,#ff8a80)}
.fault{margin:.1rem 0 .35rem;font-weight:700;color:light-dark(#b00020,#ff8a80)}
.told{border:3px solid light-dark(#b00020,#ff8a80);padding:.25rem 1rem;margin-block:1rem}
.doubtful{border-color:GrayText}
.done{border-color:light-dark(#00602b,#7ad69b)}
summary{padding-block:.4rem;cursor:pointer}
button{font:inherit;font-weight:700;padding:.6rem 1.4rem;min-block-size:2.75rem;cursor:pointer}
form,main{background:inherit}
.bar{position:sticky;inset-block-end:0;background:inherit;border-block-start:1px solid GrayText;padding-block:.75rem;display:flex;gap:1.5rem;align-items:center}
.row{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center}
.facts{font-size:.9375rem;color:light-dark(#444,#bbb)}
.short{inline-size:9rem}
.row label{font-weight:400}
input[type=color]{inline-size:5rem;padding:.2rem}
.rest{margin-block:1.4rem;border-block:1px solid GrayText}
.rest>summary{font-weight:700}
blockquote{margin:.1rem 0 .35rem;padding-inline-start:.75rem;border-inline-start:3px solid GrayText;white-space:pre-wrap;overflow-wrap:anywhere}
#shown{overflow-wrap:anywhere}
#shown blockquote{white-space:normal}
#shown pre{white-space:pre-wrap}
.original{max-block-size:24rem;overflow:auto}
.inline{display:inline}
.inline button,.tools button{padding:.25rem .75rem;font-weight:400}
.tools{display:flex;flex-wrap:wrap;gap:.35rem;margin-block:.35rem}
.beside section{border:1px solid GrayText;border-radius:.25rem;padding:0 1rem;overflow-wrap:anywhere}
.beside img,.drawing img{display:block;max-inline-size:100%;block-size:auto}
.drawing{position:relative;inline-size:fit-content;margin-block:1rem;touch-action:none}
.drawing span{position:absolute;background:#000c;outline:2px solid #fff}
.drawing b{position:absolute;inline-size:1.5rem;block-size:1.5rem;margin:-.75rem;border:3px solid #fff;border-radius:50%;outline:2px solid #000;pointer-events:none;box-sizing:border-box}
.said{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid GrayText;padding:.75rem}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:1rem;list-style:none;padding:0}
.pictures img{display:block;inline-size:100%;block-size:7rem;object-fit:cover}
fieldset,.told{box-sizing:border-box}
.first{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));column-gap:1.5rem;align-items:end}
@media(min-width:64rem){body:has(.beside){max-inline-size:72rem;& main>*,& form>*{max-inline-size:44rem}& form,& .beside{max-inline-size:none}}.beside{display:grid;grid-template-columns:44rem 1fr;gap:1.5rem;align-items:start}}
`;

/** As large as a text or a picture may be that is sent, octets. */
export const UPLOAD_LIMIT = 50_000_000;
export const TOO_LARGE = `This is larger than ${UPLOAD_LIMIT / 1_000_000} MB, which nothing in a campaign may be. Save it smaller first.`;

/** What adds to the pages where there are scripts: buttons above a text, its looks while one types, drawing on pictures. */
export const EDITOR_SCRIPT = readFileSync(new URL('editor-client.js', import.meta.url));

/** Nothing from outside; nothing inside but our own style and script, and the campaign's pictures; forms come back here alone. */
export const EDITOR_POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** A whole page; `main` is HTML. A live one is shown anew when the site has been made anew, one that refreshes every few seconds. */
export function editorPage(title: string, main: string, { isLive = false, refreshes = false } = {}): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refreshes ? '<meta http-equiv="refresh" content="2">' : ''}<title>${escapeMarkup(title)}</title><style>${STYLE}</style><script type="module" src="/admin/editor.js"></script></head>
<body${isLive ? ' data-live' : ''}>
<nav aria-label="Editor"><p class="row"><a href="/admin/">Your campaign</a> <a href="/" target="site">The site</a></p></nav>
<main><h1>${escapeMarkup(title)}</h1>
${main}
</main>
</body>
</html>
`;
}

/** What is wrong, each a link to its field where it has one; "" when nothing is. Lines can be counted where the whole file is shown. */
export function toldProblems(problems: readonly Problem[], heading: string, hasLines = false): string {
  if (problems.length === 0) return '';
  const lines = problems.map((problem) => {
    const words = escapeMarkup(`${problem.field ? `${pathLabel(problem.field)}: ` : ''}${inForm(problem)}`);
    const line = hasLines && problem.place && !problem.field ? `Line ${problem.place.line}: ` : '';
    return `<li>${line}${problem.field ? `<a href="#${idOfProblem(problem)}">${words}</a>` : words}</li>`;
  });
  const look = problems.some(isError) ? 'told' : 'told doubtful';
  return `<div class="${look}" role="alert"><h2>${escapeMarkup(heading)}</h2><ul>${lines.join('')}</ul></div>`;
}

/** A form that comes back to `action` with the token that shows it was ours. */
export function editorForm(action: string, token: string, inner: string, button: string, others = ''): string {
  return `<form method="post" action="${escapeMarkup(action)}" enctype="multipart/form-data"><input type="hidden" name="token" value="${escapeMarkup(token)}">${inner}<p class="bar"><button type="submit">${escapeMarkup(button)}</button>${others}</p></form>`;
}
