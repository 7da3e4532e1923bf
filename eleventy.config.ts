/** The whole build: Handbill's plugin over the campaign in content/, and Eleventy's own settings. Your additions go where it says so. */
import { existsSync } from 'node:fs';
import type UserConfig from '@11ty/eleventy/UserConfig';
import handbill from './src/eleventy/plugin.ts';

export default function configure(config: UserConfig) {
  // The campaign as data, its pages, filters, collections and styles, and every file that is no page: calendars, feeds,
  // cards, posters, pictures. A template that prints what is not there stops the build; a page with `draft: true` is shown
  // while you work on it, and not published. See docs/extending.md.
  config.addPlugin(handbill, { wholeSite: true });

  // Your own additions: filters, shortcodes, collections, transforms, plugins, files to copy.

  return {
    dir: {
      // Eleventy takes a folder that is not there only as a pattern.
      input: existsSync('templates/pages') ? 'templates/pages' : 'templates/pages/*',
      includes: '../parts',
      layouts: '../layouts',
      data: '../_data',
      output: '_site',
    },
    // HTML and Markdown pages may use Nunjucks too.
    htmlTemplateEngine: 'njk',
    markdownTemplateEngine: 'njk',
  };
}
