// After event-phase.js, on an event's page: its time on the visitor's own clock.
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

updates.push(() => {
  for (const part of all('[data-your-time]'))
    write(part, yourTime(part.dataset, new Date(timesOf(part.closest('[data-phase-times]'))[1])));
});
