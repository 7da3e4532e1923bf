/** Astro with a cache that the bench can remove. */
export default { site: 'https://action.example', cacheDir: './.cache' };
