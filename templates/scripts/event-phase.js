// Between builds: moves events on, and adds the visitor's own time.
const update = () => {
  for (const root of document.querySelectorAll('[data-phase-times]')) {
    const times = root.dataset.phaseTimes.split(' ').map(Date.parse);
    const phase = ['upcoming', 'today', 'now', 'past'][times.filter((at) => at <= Date.now()).length];
    const start = new Date(times[1]);
    for (const part of [root, ...root.querySelectorAll('[data-state]')]) part.dataset.state = phase;
    for (const part of root.querySelectorAll('[data-phases],[data-phase-texts],[data-your-time]')) {
      const { phases, phaseTexts, yourTime, offset } = part.dataset;
      const isElsewhere = start.getTimezoneOffset() !== -offset && phase !== 'past';
      const time = () => start.toLocaleString([], { dateStyle: 'full', timeStyle: 'short' });
      const text = phaseTexts ? JSON.parse(phaseTexts)[phase] : isElsewhere && `${yourTime} ${time()}`;
      part.hidden = phases ? !phases.includes(phase) : !text;
      if (!phases) part.textContent = text || '';
    }
  }
};
update();
setInterval(update, 6e4);
