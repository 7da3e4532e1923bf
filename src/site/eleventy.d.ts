/** The part of Eleventy 3's programmatic interface that Handbill uses; the package brings no types of its own. */
declare module '@11ty/eleventy' {
  import type { Environment } from 'nunjucks';

  /** The object that a configuration function is given. */
  export interface UserConfig {
    addGlobalData(name: string, value: unknown): void;
    /** Adds a template that is no file; `path` is from the input folder. */
    addTemplate(path: string, content: string, data: Readonly<Record<string, unknown>>): void;
    setLibrary(engine: 'njk', environment: Environment): void;
    setTemplateFormats(formats: string): void;
    setUseGitIgnore(use: boolean): void;
    readonly ignores: Set<string>;
  }

  export interface RenderedTemplate {
    readonly url: string | false;
    readonly inputPath: string;
    readonly content: string;
  }

  export interface Options {
    readonly configPath: string;
    readonly quietMode: boolean;
    readonly source: 'script';
    config(config: UserConfig): void;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: Options);
    init(): Promise<void>;
    disableLogger(): void;
    toJSON(): Promise<RenderedTemplate[]>;
  }
}
