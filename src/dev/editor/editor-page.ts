/** The pages of the browser editor: plain HTML that works without a script. */
import { createHash } from 'node:crypto';
import type { Problem } from '../../campaign/problem.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { idOfProblem } from './field-controls.ts';

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
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
[aria-invalid]{border-color:light-dark(#b00020,#ff8a80)}
.fault{margin:.1rem 0 .35rem;font-weight:700;color:light-dark(#b00020,#ff8a80)}
.told{border:3px solid light-dark(#b00020,#ff8a80);padding:.25rem 1rem;margin-block:1rem}
.done{border-color:light-dark(#00602b,#7ad69b)}
summary{padding-block:.4rem;cursor:pointer}
button{font:inherit;font-weight:700;padding:.6rem 1.4rem;min-block-size:2.75rem;cursor:pointer}
form,main{background:inherit}
.bar{position:sticky;inset-block-end:0;background:inherit;border-block-start:1px solid GrayText;padding-block:.75rem;display:flex;gap:1.5rem;align-items:center}
.row{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
`;

/** Nothing from outside, nothing inside but our own style; forms come back here alone. */
export const EDITOR_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** A whole page; `main` is HTML. */
export function editorPage(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(title)}</title><style>${STYLE}</style></head>
<body>
<nav aria-label="Editor"><p class="row"><a href="/admin/">All texts</a> <a href="/">The site</a></p></nav>
<main><h1>${escapeMarkup(title)}</h1>
${main}
</main>
</body>
</html>
`;
}

/** What is wrong, each a link to its field where it has one; "" when nothing is. */
export function toldProblems(problems: readonly Problem[], heading: string): string {
  if (problems.length === 0) return '';
  const lines = problems.map((problem) => {
    const words = escapeMarkup(`${problem.field ? `${problem.field}: ` : ''}${problem.message}`);
    const line = problem.place && !problem.field ? `Line ${problem.place.line}: ` : '';
    return `<li>${line}${problem.field ? `<a href="#${idOfProblem(problem)}">${words}</a>` : words}</li>`;
  });
  return `<div class="told" role="alert"><h2>${escapeMarkup(heading)}</h2><ul>${lines.join('')}</ul></div>`;
}

/** A form that comes back to `action` with the token that shows it was ours. */
export function editorForm(action: string, token: string, inner: string, button: string): string {
  return `<form method="post" action="${escapeMarkup(action)}" enctype="multipart/form-data"><input type="hidden" name="token" value="${escapeMarkup(token)}">${inner}<p class="bar"><button type="submit">${escapeMarkup(button)}</button></p></form>`;
}
