// After event-phase.js, on pages that list events: what is over makes room for what is next.
updates.push(() => {
  // Of those that stand in one place in turn, the next one does, or as many as it says, a series once; the last one when all are over.
  const leads = all('[data-lead]');
  let said = '';
  const addressOf = (event) => event.querySelector('a')?.href;
  for (const place of new Set(leads.map(({ dataset }) => dataset.lead))) {
    const inTurn = leads.filter(({ dataset }) => dataset.lead === place);
    const [, count = 1] = place.split(' ');
    const isAhead = inTurn.filter(({ dataset }) => dataset.phase !== 'past');
    // What the hero says is not said again below it.
    const toCome = isAhead.filter((event) => event.dataset.once || addressOf(event) !== said);
    const names = toCome.map(({ dataset }) => dataset.once);
    const next = toCome.filter((_, at) => !names[at] || names.indexOf(names[at]) === at).slice(0, count);
    const last = inTurn.reduce((one, other) => (timesOf(other)[3] > timesOf(one)[3] ? other : one));
    for (const each of inTurn) each.hidden = !(isAhead.length ? next : [last]).includes(each);
    if (place === 'hero' && next.length) said = addressOf(next[0]);
  }
  // What is over goes to its own list, in which the last stands first.
  const [past] = all('[data-list="past"]');
  for (const event of past ? all('[data-list="dates"]>[data-phase="past"]:not([hidden])') : []) {
    const others = [...past.children].filter(({ dataset }) => dataset.phaseTimes);
    past.insertBefore(event, others.find((other) => timesOf(other)[1] <= timesOf(event)[1]) ?? null);
  }
  for (const list of all('[data-list]')) list.hidden = !list.querySelector('[data-phase-times]:not([hidden])');
});
