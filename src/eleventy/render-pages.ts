/** Has Eleventy compile each page template once, and renders views with them, in memory: nothing is written here. */
import { RenderPlugin } from '@11ty/eleventy';
import configure from '../../eleventy.config.ts';
import type { Folders } from '../build/folders.ts';
import { nunjucksEnvironment } from './nunjucks.ts';
import type { PageTemplate } from './page-templates.ts';
import type { TemplateView } from './template-views.ts';

/** Renders a view; its HTML has marks around what was filled in (see src/text/marks.ts). Throws what the template engine throws. */
export type RenderPage = (view: TemplateView) => Promise<string>;

/** The renderer of a site's page templates. */
export async function pageRenderer(
  templates: readonly PageTemplate[],
  folders: Folders,
): Promise<RenderPage> {
  const pages = new Map(templates.map(({ kind, body }) => [`pages/${kind}.njk`, body]));
  const environment = nunjucksEnvironment(folders.templates, 'marked', pages);
  const eleventy = new RenderPlugin.RenderManager();
  await eleventy.config((config) => configure(config, environment));
  const compiled = new Map<string, (data: object) => Promise<string>>();
  return async (view) => {
    const known = compiled.get(view.kind);
    const render = known ?? (await eleventy.compile(`{% include "pages/${view.kind}.njk" %}`, 'njk'));
    if (!known) compiled.set(view.kind, render);
    return render({ view });
  };
}
