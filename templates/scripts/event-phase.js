// Between builds: moves events on by the clock, and adds the visitor's own time. It runs before the page is there and
// changes each part as it arrives, so that nothing moves that was seen. All words come from the page.
const PHASES = ['upcoming', 'today', 'now', 'began', 'past'];
const all = (selector) => [...document.querySelectorAll(selector)];
const timesOf = ({ dataset }) => dataset.phaseTimes.split(' ').map(Date.parse);
const write = (part, text) => {
  // Writing the same again would wake the observer for ever.
  if (part.textContent !== text) part.textContent = text;
  part.hidden = !text;
};

const yourTime = ({ yourTime, yourDay, offset, locale, end }, start) => {
  if (start.getTimezoneOffset() === -offset) return '';
  const until = new Date(end || start);
  const isSameDay = new Date(+start + offset * 6e4).getUTCDate() === start.getDate();
  const isOneDay = start.toDateString() === until.toDateString();
  // In numbers alone, as in Sweden, where the browser does not speak the page's language.
  const isSpoken = Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  const dateStyle = isSameDay && isOneDay ? undefined : isSpoken ? 'full' : 'short';
  const format = new Intl.DateTimeFormat(isSpoken ? locale : 'sv', { dateStyle, timeStyle: 'short' });
  return `${isSameDay ? yourTime : yourDay} ${end ? format.formatRange(start, until) : format.format(start)}`;
};

const update = () => {
  for (const root of all('[data-phase-times]'))
    root.dataset.phase = PHASES[timesOf(root).filter((at) => at <= Date.now()).length];
  for (const part of all('[data-words],[data-your-time]')) {
    const root = part.closest('[data-phase-times]');
    if (!root) continue;
    const { words } = part.dataset;
    const text = words ? JSON.parse(words)[root.dataset.phase] : yourTime(part.dataset, new Date(timesOf(root)[1]));
    if (text !== undefined) write(part, text);
  }
  // Of those that stand in one place in turn, the next one does, or as many as it says, a series once; the last one when all are over.
  const leads = all('[data-lead]');
  for (const place of new Set(leads.map(({ dataset }) => dataset.lead))) {
    const inTurn = leads.filter(({ dataset }) => dataset.lead === place);
    const [, count = 1] = place.split(' ');
    const toCome = inTurn.filter(({ dataset }) => dataset.phase !== 'past');
    const names = toCome.map(({ dataset }) => dataset.once);
    const next = toCome.filter((_, at) => !names[at] || names.indexOf(names[at]) === at).slice(0, count);
    const last = inTurn.reduce((one, other) => (timesOf(other)[3] > timesOf(one)[3] ? other : one));
    for (const each of inTurn) each.hidden = !(next.length ? next : [last]).includes(each);
  }
  // What is over goes to its own list, in which the last stands first.
  const [past] = all('[data-list="past"]');
  for (const event of past ? all('[data-list="dates"]>[data-phase="past"]:not([hidden])') : []) {
    const others = [...past.children].filter(({ dataset }) => dataset.phaseTimes);
    past.insertBefore(event, others.find((other) => timesOf(other)[1] <= timesOf(event)[1]) ?? null);
  }
  for (const list of all('[data-list]')) list.hidden = !list.querySelector('[data-phase-times]:not([hidden])');
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
