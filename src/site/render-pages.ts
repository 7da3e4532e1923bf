/** Has Eleventy render every view, in memory: nothing is written here. */
import { relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import configure from '../../eleventy.config.ts';
import type { Folders } from './folders.ts';
import { nunjucksEnvironment } from './nunjucks.ts';
import type { PageTemplate } from './page-templates.ts';
import type { TemplateView } from './template-views.ts';

/** The HTML of every view by its address. Throws what Eleventy throws; see template-problem.ts. */
export async function renderPages(
  views: readonly TemplateView[],
  templates: readonly PageTemplate[],
  folders: Folders,
): Promise<Map<string, string>> {
  const environment = nunjucksEnvironment(folders.templates, 'markup');
  const byKind = new Map(templates.map(({ kind }) => [kind, views.filter((view) => view.kind === kind)]));
  // Eleventy finds templates outside the working directory only by a relative path.
  const input = relative(process.cwd(), folders.templates[0] ?? '.') || '.';
  const eleventy = new Eleventy(input, '_site', {
    // Empty: not even an eleventy.config.js that happens to be in the working directory is read.
    configPath: '',
    quietMode: true,
    source: 'script',
    config: (config) => configure(config, { input, environment, templates, views: byKind }),
  });
  await eleventy.init();
  eleventy.disableLogger();
  const pages = await eleventy.toJSON();
  return new Map(pages.flatMap(({ url, content }) => (url === false ? [] : [[url, content]])));
}
