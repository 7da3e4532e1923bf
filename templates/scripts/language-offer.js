// Shows the way to the language that this visitor prefers, on the first page of a visit. Nothing is stored or sent, and
// nobody is led away without asking. It runs before anything below is there, so that nothing moves.
{
  const bare = (tag) => tag.toLowerCase().split('-')[0];
  const own = bare(document.documentElement.lang);
  // The languages that a visitor reads, the best first; one of the page's own rank or above needs no offer.
  for (const wanted of navigator.languages.map(bare)) {
    if (wanted === own) break;
    const offer = [...document.querySelectorAll('.language-offer')].find((each) => bare(each.lang) === wanted);
    if (!offer) continue;
    // Browsers that know no history of one site show it on each page.
    offer.hidden = (globalThis.navigation?.entries().length ?? 1) > 1;
    break;
  }
}
