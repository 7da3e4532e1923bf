/** Eleventy's configuration: what templates are compiled and rendered with. Content is not its business. */
import type { UserConfig } from '@11ty/eleventy';
import type nunjucks from 'nunjucks';

/** Sets Eleventy up to render our templates, in the environment that has our search path, functions and filters. */
export default function configure(config: UserConfig, environment: nunjucks.Environment): void {
  config.setLibrary('njk', environment);
  config.setTemplateFormats('njk');
  config.setUseGitIgnore(false);
}
