/** Has Nunjucks compile a template once a process, and not again in each of the hundreds of builds; run.ts imports it first. */
import { createRequire } from 'node:module';

interface Compiler {
  compile(text: string, filters: readonly string[], extensions: readonly Extension[], ...rest: unknown[]): string;
}

interface Extension {
  readonly __name?: string;
}

const { compiler }: { readonly compiler: Compiler } = createRequire(import.meta.url)('nunjucks');
const { compile } = compiler;
const compiled = new Map<string, string>();

compiler.compile = (text, filters, extensions, ...rest) => {
  const key = JSON.stringify([text, filters, extensions.map(({ __name }) => __name), rest]);
  const source = compiled.get(key) ?? compile(text, filters, extensions, ...rest);
  compiled.set(key, source);
  return source;
};
