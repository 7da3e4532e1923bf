/** The parts of Nunjucks 3.2 that its types leave out: how a compiled template is called, and with which functions. */
import 'nunjucks';

declare module 'nunjucks' {
  /** What compiled templates call; `suppressValue` makes text of every value that is printed. */
  export type Runtime = Pick<typeof runtime, 'suppressValue'>;

  export type RenderFunction = (
    environment: Environment,
    context: object,
    frame: object,
    runtime: Runtime,
    done: (error: unknown, output?: string) => void,
  ) => void;

  export interface Template {
    compiled: boolean;
    readonly tmplStr?: string;
    rootRenderFunc: RenderFunction;
    blocks: Record<string, RenderFunction>;
    compile(): void;
  }

  export namespace runtime {
    function suppressValue(value: unknown, autoescape: boolean): unknown;
  }
}
