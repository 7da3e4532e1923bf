/** Sets the print pack's sheets with Typst, whose compiler is a package that may be left out as it is large. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import { layeredFiles } from '../build/folders.ts';
import { type Problem, ProblemError } from '../campaign/problem.ts';
import { PRINT_FONTS } from '../drawing/fonts.ts';
import type { TypesetSheet, Typesetter } from '../print/print-pack.ts';

const require = createRequire(import.meta.url);

const ENGINE = '@myriaddreamin/typst-ts-web-compiler';

/** More than this over its room is not the rounding of lengths. */
const TOLERANCE = 0.004;

/** The typesetter over folders of templates; undefined where its package is not installed. */
export function typesetterOf(templateFolders: readonly string[]): Typesetter | undefined {
  const wasm = locate(`${ENGINE}/wasm`);
  if (!wasm) return undefined;
  const files = layeredFiles(templateFolders, 'print', '.typ');
  const sources = new Map([...files].map(([name, path]) => [`/${name}`, readFileSync(path, 'utf8')]));
  const recipe = createHash('sha256')
    .update(JSON.stringify([...sources]))
    .update(versionOfEngine())
    .digest('hex');
  let starting: Promise<TypstCompiler> | undefined;
  return {
    recipe,
    async set(template, data, code) {
      starting ??= start(wasm, sources);
      return typeset(await starting, template, data, code);
    },
  };
}

function typeset(compiler: TypstCompiler, template: string, data: object, code: string): TypesetSheet {
  const main = `/${template}.typ`;
  compiler.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(data)));
  compiler.map_shadow('/code.svg', new TextEncoder().encode(code));
  const answer: unknown = compiler.compile(main, undefined, 'pdf', 2);
  const { result, diagnostics } = isAnswer(answer) ? answer : {};
  if (!(result instanceof Uint8Array)) throw new ProblemError(faultOf(main, diagnostics));
  const fitted: unknown = JSON.parse(compiler.query(main, undefined, '<fitted>', 'value'));
  return {
    pdf: result,
    tooLong: Array.isArray(fitted) ? fitted.filter(isFitted).filter(({ excess }) => excess > TOLERANCE) : [],
  };
}

/** A template that cannot be set is a developer's, so the place and the words are Typst's own. */
function faultOf(main: string, diagnostics: unknown): Problem {
  const [first] = Array.isArray(diagnostics) ? diagnostics.map(String) : [];
  const message = `cannot be set${first ? `: ${first}` : ''}. Correct it, or remove it to have the built-in one.`;
  return { severity: 'error', file: `templates/print${main}`, message };
}

async function start(wasm: string, sources: ReadonlyMap<string, string>): Promise<TypstCompiler> {
  const { default: init, TypstCompilerBuilder } = await import('@myriaddreamin/typst-ts-web-compiler');
  await init({ module_or_path: readFileSync(wasm) });
  const builder = new TypstCompilerBuilder();
  // It can read nothing but what it is handed.
  builder.set_dummy_access_model();
  for (const font of PRINT_FONTS) await builder.add_raw_font(readFileSync(font));
  const compiler = await builder.build();
  for (const [path, text] of sources) compiler.add_source(path, text);
  return compiler;
}

function isAnswer(value: unknown): value is { result?: unknown; diagnostics?: unknown } {
  return typeof value === 'object' && value !== null;
}

function isFitted(value: unknown): value is TypesetSheet['tooLong'][number] {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'excess' in value &&
    typeof value.excess === 'number'
  );
}

function locate(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

function versionOfEngine(): string {
  const { version } = require(`${ENGINE}/package.json`);
  return String(version);
}
