// Finds towns and events as one types; without it the index leads to them. What is found is told to those who listen, too.
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
        row.hidden = !words.every((word) => text.includes(word));
        count += Number(!row.hidden);
      }
      town.hidden = rows.every(({ row }) => row.hidden);
      if (entry) entry.hidden = town.hidden;
    }
    for (const month of agenda.querySelectorAll('.agenda-month'))
      month.hidden = !month.querySelector('.agenda-town:not([hidden])');
    told.textContent = input.value.trim() && told.dataset.words.replace('{count}', count);
  };
  input.addEventListener('input', filter);
  find.hidden = false;
  // What the browser has kept of an earlier visit.
  if (input.value) filter();
}
