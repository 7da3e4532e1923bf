// Offers what this browser can do beyond a link: its own way to share, a copied address, the visitor's Mastodon server.
(() => {
  for (const link of document.querySelectorAll('[data-share]')) {
    const data = JSON.parse(link.dataset.share);
    if (!navigator.share || (navigator.canShare && !navigator.canShare(data))) continue;
    link.parentElement.hidden = false;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      // Turned down or closed by the visitor: nothing to say.
      navigator.share(data).catch(() => {});
    });
  }
  for (const link of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) break;
    link.setAttribute('aria-live', 'polite');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      navigator.clipboard.writeText(link.dataset.copy).then(
        () => {
          link.textContent = link.dataset.copied;
        },
        () => location.assign(link.href),
      );
    });
  }
  for (const form of document.querySelectorAll('[data-mastodon]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // "name@server", "https://server/path" and "server" all name the server.
      const [server] = form.elements[0].value
        .trim()
        .replace(/^.*(:\/\/|@)/, '')
        .split('/');
      location.assign(`https://${server}${form.dataset.mastodon}`);
    });
  }
})();
