/** Astro with a cache that the bench can remove. */
import { defineConfig } from 'astro/config';

export default defineConfig({ site: 'https://action.example', cacheDir: './.cache', compressHTML: true });
