// Between builds: moves events on by the clock. It runs before the page is there and changes each part as it arrives, so that
// nothing moves that was seen. All words come from the page. What only some pages need is added by the scripts beside it.
const PHASES = ['upcoming', 'today', 'now', 'began', 'past'];
const all = (selector) => [...document.querySelectorAll(selector)];
const timesOf = ({ dataset }) => dataset.phaseTimes.split(' ').map(Date.parse);
const write = (part, text) => {
  // Writing the same again would wake the observer for ever.
  if (part.textContent !== text) part.textContent = text;
  part.hidden = !text;
};

const updates = [
  () => {
    for (const root of all('[data-phase-times]'))
      root.dataset.phase = PHASES[timesOf(root).filter((at) => at <= Date.now()).length];
    for (const part of all('[data-words]')) {
      const root = part.closest('[data-phase-times]');
      const text = root && JSON.parse(part.dataset.words)[root.dataset.phase];
      if (text !== undefined) write(part, text);
    }
  },
];
const update = () => {
  for (const step of updates) step();
};

const arriving = new MutationObserver(update);
arriving.observe(document, { childList: true, subtree: true });
addEventListener('DOMContentLoaded', () => {
  arriving.disconnect();
  update();
});
// Also when the page is shown again after a while.
addEventListener('pageshow', update);
addEventListener('visibilitychange', update);
setInterval(update, 6e4);
