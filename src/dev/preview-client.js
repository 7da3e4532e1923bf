/** In the preview only: reloads the page when the site was made anew, shows what is wrong, and travels in time. */
// A module: what the package is compiled to is one, and the browser would not read it as anything else.
const script = document.querySelector('script[data-version]');
const shownVersion = script instanceof HTMLElement ? script.dataset.version : undefined;
const panel = document.createElement('div');
panel.attachShadow({ mode: 'open' });

/** @param {string[]} problems */
function show(problems) {
  panel.remove();
  if (problems.length === 0 || !panel.shadowRoot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host{position:fixed;inset:auto 0 0;z-index:2147483647;max-height:60vh;overflow:auto;background:#7a0010;color:#fff;font:15px/1.5 ui-monospace,monospace;padding:1rem;border-top:4px solid #fff}a{color:#fff}p{margin:0 0 .6em;overflow-wrap:anywhere}',
  );
  panel.shadowRoot.adoptedStyleSheets = [sheet];
  panel.shadowRoot.replaceChildren(
    ...problems.map((problem) => {
      const line = document.createElement('p');
      line.textContent = problem;
      return line;
    }),
  );
  const link = document.createElement('a');
  link.href = '/admin/';
  link.textContent = 'Mend it in the editor';
  panel.shadowRoot.append(link);
  panel.setAttribute('role', 'alert');
  document.body.append(panel);
}

/** Before, on the day, during and after the page's event: links that show the whole site as of then. */
function offerTimes() {
  const now = script instanceof HTMLElement ? script.dataset.now : undefined;
  const root = document.querySelector('[data-phase-times]');
  const [day = 0, start = 0, , over = 0] = (root instanceof HTMLElement ? (root.dataset.phaseTimes ?? '') : '')
    .split(' ')
    .map(Date.parse);
  if (!now && !over) return;
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    'nav{position:fixed;inset-block-end:0;inset-inline-end:0;z-index:2147483646;background:#222;color:#fff;font:14px/1.4 system-ui;padding:.4rem .8rem;display:flex;gap:.8rem}a{color:#fff;padding:.3rem 0}@media print{nav{display:none}}',
  );
  shadow.adoptedStyleSheets = [sheet];
  const bar = document.createElement('nav');
  bar.setAttribute('aria-label', 'Time travel (preview only)');
  const times = over
    ? { Before: day - 864e5, 'On the day': (day + start) / 2, During: start + 6e4, After: over + 6e4 }
    : {};
  const stops = Object.entries(times).map(([words, at]) => [words, `${new Date(at).toISOString().slice(0, 16)}Z`]);
  if (over) stops.push(['Cancelled', 'cancelled']);
  for (const [words = '', at = ''] of [...stops, ['Now', '']]) {
    const link = document.createElement('a');
    link.href = `?now=${encodeURIComponent(at)}`;
    link.textContent = words;
    bar.append(link);
  }
  if (now) bar.prepend(`As of ${now}`);
  shadow.append(bar);
  document.body.append(host);
}

// A page of examples is shown anew with all its frames: a browser has six connections to a server at most.
if (parent === window || !parent.location.pathname.startsWith('/patterns/')) {
  offerTimes();
  // The browser reconnects by itself when the preview is restarted.
  new EventSource('/.handbill/events').addEventListener('message', ({ data }) => {
    const { version, problems } = JSON.parse(data);
    if (problems.length === 0 && version !== shownVersion) location.reload();
    else show(problems);
  });
}
