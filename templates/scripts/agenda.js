// Finds towns and events as one types; without it the index leads to them. What is found is told to those who listen, too.
const OUT = '[data-out]';
const leave = (part, isOut) => part.toggleAttribute('data-out', isOut);
for (const agenda of document.querySelectorAll('[data-filtered]')) {
  const [find, input, told] = ['.agenda-find', 'input', 'output'].map((selector) => agenda.querySelector(selector));
  // As people type: "Zurich" finds "Zürich".
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const towns = [...agenda.querySelectorAll('.agenda-town')].map((town) => {
    const name = plain(town.querySelector('h3')?.textContent ?? '');
    const rows = [...town.querySelectorAll('li')].map((row) => ({ row, text: `${name} ${plain(row.textContent)}` }));
    return { town, rows, entry: agenda.querySelector(`.agenda-index a[href="#${town.id}"]`)?.parentNode };
  });
  const filter = () => {
    const words = plain(input.value).split(/\s+/);
    let count = 0;
    for (const { town, rows, entry } of towns) {
      for (const { row, text } of rows) {
        const isOut = !words.every((word) => text.includes(word));
        leave(row, isOut);
        // Of the dates of a series one is shown.
        count += Number(!isOut && !row.hidden);
      }
      const isEmpty = rows.every(({ row }) => row.matches(OUT));
      leave(town, isEmpty);
      if (entry) leave(entry, isEmpty);
    }
    for (const month of agenda.querySelectorAll('.agenda-month'))
      leave(month, !month.querySelector(`.agenda-town:not(${OUT})`));
    told.textContent = input.value.trim() && told.dataset.words.replace('{count}', count);
  };
  input.addEventListener('input', filter);
  find.hidden = false;
  // What the browser has kept of an earlier visit.
  if (input.value) filter();
}
