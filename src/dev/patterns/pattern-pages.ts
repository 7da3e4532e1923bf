/** The pages that show patterns: an index, a page a part with its examples in frames, and the cards and sheets as pictures. */
import { escapeMarkup } from '../../text/escape.ts';
import type { Part } from './pattern-examples.ts';

/** Where the preview shows them; no build has them. */
export const PATTERNS_ADDRESS = '/patterns/';

export const SCHEMES = ['light', 'dark'] as const;

/** As wide as a phone, and as a desk: beyond the widest query of the parts, px. */
const WIDTHS = { phone: 360, desk: 960 };

interface Shown {
  /** "event-details: cancelled" */
  readonly name: string;
  readonly part: string;
  readonly address: string;
}

interface Drawn {
  /** "event cancelled ar story" */
  readonly name: string;
  readonly kind: 'card' | 'sheet';
  readonly address: string;
}

/** A page, to be finished like those of the site. */
interface Page {
  readonly address: string;
  readonly html: string;
}

export function patternPages(parts: readonly Part[], shown: readonly Shown[], drawn: readonly Drawn[]): Page[] {
  const rows = parts.map(({ name, purpose, takes, examples }) => {
    const count = `${examples.length} example${examples.length === 1 ? '' : 's'}`;
    const what = takes.length > 0 ? `${count}, of ${takes.map((each) => `<code>${each}</code>`).join(', ')}` : count;
    return `<li><a href="${PATTERNS_ADDRESS}${name}/">${name}</a> <span>${escapeMarkup(purpose)} <small>${what}</small></span></li>`;
  });
  const pictures = (['card', 'sheet'] as const).map((kind) => ({
    kind,
    all: drawn.filter((each) => each.kind === kind),
  }));
  const links = pictures.map(
    ({ kind, all }) =>
      `<li><a href="${PATTERNS_ADDRESS}${kind}s/">${TITLES[kind]}</a> <span><small>${all.length} pictures</small></span></li>`,
  );
  const index = `<h1>Patterns</h1><h2>Drawn</h2><ul role="list" class="patterns-index">${links.join('')}</ul><h2>Parts</h2><ul role="list" class="patterns-index">${rows.join('')}</ul>`;
  return [
    page(PATTERNS_ADDRESS, 'Patterns', index),
    ...parts.map((part) =>
      partPage(
        part,
        shown.filter((each) => each.part === part.name),
      ),
    ),
    ...pictures.map(({ kind, all }) =>
      page(`${PATTERNS_ADDRESS}${kind}s/`, TITLES[kind], drawnPage(TITLES[kind], all)),
    ),
  ];
}

const TITLES = { card: 'Every card in every shape', sheet: 'Every sheet' } as const;

/** Each example in frames of both widths, in the scheme that is chosen. */
function partPage({ name: part, purpose }: Part, shown: readonly Shown[]): Page {
  const frames = (name: string, address: string): string =>
    SCHEMES.flatMap((scheme) =>
      Object.entries(WIDTHS).map(
        ([device, width]) =>
          `<iframe class="patterns-${scheme}" src="${address}${scheme}/" width="${width}" loading="lazy" title="${name}, ${device}, ${scheme}"></iframe>`,
      ),
    ).join('');
  const sections = shown.map(({ name, address }) => {
    const heading = escapeMarkup(name.slice(part.length + 2));
    return `<section><h2>${heading}</h2><p><a href="${address}light/">Alone</a></p><div class="patterns-frames" tabindex="0" role="group" aria-label="${heading}">${frames(heading, address)}</div></section>`;
  });
  const body = `<h1>${part}</h1><p>${escapeMarkup(purpose)}</p><p><code>templates/parts/${part}/</code></p>
<fieldset><legend>Scheme</legend><label><input type="radio" name="scheme" checked> Light</label> <label><input type="radio" name="scheme" id="dark"> Dark</label></fieldset>
${sections.join('\n')}<script>for (const frame of document.querySelectorAll('iframe')) { const fit = () => { const { URL, documentElement } = frame.contentDocument; if (URL !== 'about:blank') frame.style.blockSize = documentElement.scrollHeight + 4 + 'px'; }; frame.addEventListener('load', fit); fit(); }</script>`;
  return page(`${PATTERNS_ADDRESS}${part}/`, part, body);
}

function drawnPage(title: string, drawn: readonly Drawn[]): string {
  const figures = drawn.map(
    ({ name, address }) =>
      `<li><a href="${address}"><img src="${address}" loading="lazy" alt=""><br>${escapeMarkup(name)}</a></li>`,
  );
  return `<h1>${title}</h1><ul role="list" class="patterns-drawn">${figures.join('')}</ul>`;
}

const STYLE = `.patterns-index li{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:baseline;border-block-end:1px solid var(--line)}
.patterns-index a,.patterns-back{flex:0 1 13rem;padding-block:.5rem;display:inline-block}
.patterns-index span{flex:1 1 18rem}
.patterns{--page:90rem}
.patterns fieldset{border:1px solid var(--line);padding:0 1rem .5rem}
.patterns input{block-size:1.5rem;inline-size:1.5rem;vertical-align:middle}
.patterns label{display:inline-block;padding:.5rem 1rem .5rem 0}
.patterns-frames{display:flex;flex-wrap:wrap;gap:1rem;overflow-x:auto;align-items:start}
.patterns-frames iframe{block-size:6rem;border:1px solid var(--line);flex:none}
.patterns:not(:has(#dark:checked)) .patterns-dark,.patterns:has(#dark:checked) .patterns-light{display:none}
.patterns-drawn{display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr))}
.patterns-drawn img{border:1px solid var(--line);display:inline-block;max-block-size:24rem;max-inline-size:100%}`;

function page(address: string, title: string, body: string): Page {
  const back =
    address === PATTERNS_ADDRESS
      ? ''
      : `<nav><a class="patterns-back" href="${PATTERNS_ADDRESS}">All patterns</a></nav>`;
  return {
    address,
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main class="page patterns stack-close">${back}${body}</main></body></html>`,
  };
}
