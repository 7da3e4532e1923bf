/** Eleventy's configuration: the pages to render and what they are rendered with. Content is not its business. */
import type { UserConfig } from '@11ty/eleventy';
import type nunjucks from 'nunjucks';
import type { PageTemplate } from './src/site/page-templates.ts';
import type { TemplateView } from './src/site/template-views.ts';
import { fileOf } from './src/text/url.ts';

export interface Rendering {
  /** Eleventy's input folder, from the working directory. */
  readonly input: string;
  readonly environment: nunjucks.Environment;
  readonly templates: readonly PageTemplate[];
  /** The views of each template, by its kind. */
  readonly views: ReadonlyMap<string, readonly TemplateView[]>;
}

/** Sets Eleventy up to render each page template once for each of its views. */
export default function configure(
  config: UserConfig,
  { input, environment, templates, views }: Rendering,
): void {
  config.setLibrary('njk', environment);
  config.setTemplateFormats('njk');
  config.setUseGitIgnore(false);
  // The templates come from the search path, below; nothing is found by globbing.
  config.ignores.add(`${input}/**`);
  config.addGlobalData('views', Object.fromEntries(views));
  for (const { kind, body } of templates) {
    if (!views.get(kind)?.length) continue;
    config.addTemplate(`pages/${kind}.njk`, body, {
      pagination: { data: `views.${kind}`, size: 1, alias: 'view' },
      permalink: ({ view }: { view: TemplateView }) => fileOf(view.address),
      // Nothing refers to another page's rendered content.
      eleventyExcludeFromCollections: true,
    });
  }
}
