/** The part of Eleventy 3's programmatic interface that Handbill uses; the package brings no types of its own. */
declare module '@11ty/eleventy' {
  import type { Environment } from 'nunjucks';

  /** The object that a configuration function is given. */
  export interface UserConfig {
    setLibrary(engine: 'njk', environment: Environment): void;
    setTemplateFormats(formats: string): void;
    setUseGitIgnore(use: boolean): void;
  }

  /** Renders templates without a folder of pages, https://www.11ty.dev/docs/plugins/render/ */
  export interface RenderManager {
    config(configure: (config: UserConfig) => void): void | Promise<void>;
    compile(content: string, engine: 'njk'): Promise<(data: object) => Promise<string>>;
  }

  export const RenderPlugin: { readonly RenderManager: new () => RenderManager };
}
