/** The template engine: the search path, autoescaping, an error for anything undefined, and the few functions templates have. */
import type { DateTime } from 'luxon';
import nunjucks from 'nunjucks';
import { calendarLinks, subscriptionLinks } from '../calendar/providers.ts';
import {
  absolute,
  oembedAddress,
  pocketAddress,
  qrCodeAddress,
  sharePageAddress,
} from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { Lang } from '../campaign/model.ts';
import type { Item } from '../campaign/publication.ts';
import { describeDate, describeMoment, describePartialDate } from '../campaign/dates-in-words.ts';
import type { WordValues } from '../campaign/words.ts';
import { embedHtml } from '../share/embed.ts';
import { jsonLd } from '../search/json-ld.ts';
import { announcementOf } from '../share/announcement.ts';
import { mapSearch } from '../share/map-search.ts';
import { escapeMarkup } from '../text/escape.ts';
import { isoOf } from '../time/time-text.ts';
import { isPast } from './list-parts.ts';
import { MarkingEnvironment } from '../site/marking-environment.ts';
import type { TemplateView } from './template-views.ts';

/** What a global function or filter is called on: the context of the page being rendered. */
interface Caller {
  readonly ctx: { readonly view: Pick<TemplateView, 'edition' | 'card'> };
}

/**
 * An environment over folders of templates, of which the last wins; for markup, for markup with marks around what is filled
 * in, or for text that is escaped where it is used. `pages` are templates by name that come before any file.
 */
export function nunjucksEnvironment(
  folders: readonly string[],
  output: 'markup' | 'marked' | 'text',
  pages: ReadonlyMap<string, string> = new Map(),
): nunjucks.Environment {
  const loader = new PageLoader([...folders].reverse(), pages);
  const Environment = output === 'marked' ? MarkingEnvironment : nunjucks.Environment;
  const environment = new Environment(loader, { autoescape: output !== 'text', throwOnUndefined: true });
  environment.addGlobal('say', function (this: Caller, key: string, values?: WordValues) {
    return this.ctx.view.edition.words.say(key, values);
  });
  // Attributes of words in another language than the page's; with `isLink`, of a link to them.
  environment.addGlobal('foreign', function (this: Caller, lang: Lang, isLink?: boolean) {
    return new nunjucks.runtime.SafeString(foreignAttributes(this.ctx.view.edition, lang, isLink));
  });
  environment.addFilter('mapSearch', mapSearch);
  environment.addFilter('calendarLinks', function (this: Caller, event: EditionEvent) {
    return calendarLinks(event, this.ctx.view.edition);
  });
  environment.addFilter('announcement', function (this: Caller, event: EditionEvent) {
    return announcementOf(event, this.ctx.view.edition);
  });
  environment.addFilter('jsonLd', (view: TemplateView) => {
    return new nunjucks.runtime.SafeString(jsonLd(view, view.card?.url ?? '') ?? '');
  });
  environment.addFilter('embed', embedHtml);
  environment.addFilter('oembedUrl', function (this: Caller, address: string) {
    return absolute(this.ctx.view.edition.campaign, oembedAddress(address));
  });
  environment.addFilter('qrCodeAddress', qrCodeAddress);
  environment.addFilter('sharePageAddress', sharePageAddress);
  environment.addFilter('phaseTimes', ({ phaseTimes: { day, start, over } }: EditionEvent) =>
    [day, start, over].map(isoOf).join(' '),
  );
  environment.addFilter('phaseTexts', function (this: Caller, event: EditionEvent, key: string) {
    const { words } = this.ctx.view.edition;
    const texts = ['today', 'now', 'past'].map((phase) => [
      phase,
      words.say(`${key}.${phase}`, { date: event.when.date }),
    ]);
    return JSON.stringify(Object.fromEntries(texts));
  });
  environment.addFilter('subscriptionLinks', subscriptionLinks);
  environment.addFilter('upcoming', (items: readonly Item[]) => items.filter((item) => !isPast(item)));
  environment.addFilter('past', (items: readonly Item[]) => items.filter(isPast));
  environment.addFilter('iso', isoOf);
  environment.addFilter('moment', function (this: Caller, at: DateTime<true>) {
    return describeMoment(at, this.ctx.view.edition.words);
  });
  environment.addFilter('pocketAddress', ({ lang }: Edition) => pocketAddress(lang));
  environment.addFilter('listed', (words: readonly (string | undefined)[]) =>
    words.filter(Boolean).join(', '),
  );
  environment.addFilter('partialDate', function (this: Caller, written: string) {
    return describePartialDate(written, this.ctx.view.edition.words);
  });
  environment.addFilter('day', function (this: Caller, at: DateTime<true>) {
    return describeDate(at, this.ctx.view.edition.words);
  });
  return environment;
}

/** Serves templates that are not files before those that are, such as pages without their fields. */
class PageLoader extends nunjucks.FileSystemLoader {
  readonly #pages: ReadonlyMap<string, string>;

  constructor(folders: string[], pages: ReadonlyMap<string, string>) {
    super(folders);
    this.#pages = pages;
  }

  override getSource(name: string): nunjucks.LoaderSource {
    const src = this.#pages.get(name);
    return src === undefined ? super.getSource(name) : { src, path: name, noCache: false };
  }
}

function foreignAttributes(edition: Edition, lang: Lang, isLink = false): string {
  if (lang === edition.lang) return '';
  const direction = edition.campaign.words[lang]?.direction;
  const dir = direction && direction !== edition.words.direction ? ` dir="${direction}"` : '';
  return ` lang="${escapeMarkup(lang)}"${dir}${isLink ? ` hreflang="${escapeMarkup(lang)}"` : ''}`;
}

/** Fills in expressions such as "{{ event.title }}" as plain text, compiling each only once; errors name `origin`. */
export function textFiller(
  folders: readonly string[],
): (expression: string, context: object, origin: string) => string {
  const environment = nunjucksEnvironment(folders, 'text');
  const compiled = new Map<string, nunjucks.Template>();
  return (expression, context, origin) => {
    const key = `${origin}\n${expression}`;
    const template = compiled.get(key) ?? new nunjucks.Template(expression, environment, origin, true);
    compiled.set(key, template);
    return template.render(context).replace(/\s+/g, ' ').trim();
  };
}
