/** A template environment that marks what templates fill in, so that pages of one shape are known by it. */
import nunjucks from 'nunjucks';
import { MARK, unmarked } from '../text/marks.ts';

/** Tags whose contents are handed on as a value, in which marks would be taken for its own words. */
const CAPTURING = /\{%-?\s*(endset|macro|call|filter)\b/;

/** One for all, since each would bring an environment of its own. */
const NO_TEMPLATE = new nunjucks.Template('');

type Done = nunjucks.Callback<Error, nunjucks.Template>;

/** Marks every value and every included template. Where any template captures output, nothing is marked at all. */
export class MarkingEnvironment extends nunjucks.Environment {
  #isMarking = true;
  readonly #prepared = new WeakSet<nunjucks.Template>();
  readonly #runtime: nunjucks.Runtime = {
    ...nunjucks.runtime,
    suppressValue: (value, autoescape) => this.#marked(value, autoescape),
  };

  override getTemplate(name: string, isEager?: boolean): nunjucks.Template;
  override getTemplate(name: string, isEager?: boolean, done?: Done): void;
  override getTemplate(name: string, ...rest: (string | boolean | Done | undefined)[]): nunjucks.Template {
    const given = rest.map((each) => (typeof each === 'function' ? this.#preparing(each) : each));
    const template: unknown = Reflect.apply(super.getTemplate, this, [name, ...given]);
    // With a callback the engine returns nothing.
    return template instanceof nunjucks.Template ? this.#prepare(template) : NO_TEMPLATE;
  }

  #preparing(done: Done): Done {
    return (error, template) => done(error, template && this.#prepare(template));
  }

  /** Has the template's own functions call our runtime in place of the engine's. */
  #prepare(template: nunjucks.Template): nunjucks.Template {
    if (this.#prepared.has(template)) return template;
    this.#prepared.add(template);
    if (CAPTURING.test(template.tmplStr ?? '')) this.#isMarking = false;
    if (template.compiled) this.#wrap(template);
    else {
      const compile = template.compile.bind(template);
      template.compile = () => {
        if (template.compiled) return;
        compile();
        this.#wrap(template);
      };
    }
    return template;
  }

  #wrap(template: nunjucks.Template): void {
    const { rootRenderFunc: root, blocks } = template;
    template.rootRenderFunc = (environment, context, frame, _, done) =>
      root(environment, context, frame, this.#runtime, (error, output) =>
        done(error, output === undefined ? output : this.#part(output)),
      );
    for (const [name, block] of Object.entries(blocks))
      blocks[name] = (environment, context, frame, _, done) =>
        block(environment, context, frame, this.#runtime, done);
  }

  #marked(value: unknown, autoescape: boolean): string {
    const text = String(nunjucks.runtime.suppressValue(value, autoescape));
    if (text === '' || !this.#isMarking) return text;
    const end = value instanceof nunjucks.runtime.SafeString ? MARK.markup : MARK.escaped;
    return MARK.value + unmarked(text) + end;
  }

  /** What a template made, its outer white space outside; nothing is no part. */
  #part(output: string): string {
    const part = output.trim();
    if (part === '' || !this.#isMarking) return output;
    const start = output.indexOf(part);
    return output.slice(0, start) + MARK.part + part + MARK.partEnd + output.slice(start + part.length);
  }
}
