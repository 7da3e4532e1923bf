/** In the preview only: reloads the page when the site was made anew, and shows what is wrong while it cannot be. */
const script = document.currentScript;
const shownVersion = script instanceof HTMLElement ? script.dataset.version : undefined;
const panel = document.createElement('div');
panel.attachShadow({ mode: 'open' });

/** @param {string[]} problems */
function show(problems) {
  panel.remove();
  if (problems.length === 0 || !panel.shadowRoot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host{position:fixed;inset:auto 0 0;z-index:2147483647;max-height:60vh;overflow:auto;background:#7a0010;color:#fff;font:15px/1.5 ui-monospace,monospace;padding:1rem;border-top:4px solid #fff}p{margin:0 0 .6em;overflow-wrap:anywhere}',
  );
  panel.shadowRoot.adoptedStyleSheets = [sheet];
  panel.shadowRoot.replaceChildren(
    ...problems.map((problem) => {
      const line = document.createElement('p');
      line.textContent = problem;
      return line;
    }),
  );
  panel.setAttribute('role', 'alert');
  document.body.append(panel);
}

// The browser reconnects by itself when the preview is restarted.
new EventSource('/.handbill/events').addEventListener('message', ({ data }) => {
  const { version, problems } = JSON.parse(data);
  if (problems.length === 0 && version !== shownVersion) location.reload();
  else show(problems);
});
