/** What search engines and Mastodon read of a page: JSON-LD by schema.org, one describer a kind of page. */
import type { Article, Claim, CreativeWork, FAQPage, Thing, WebPage, WebSite, WithContext } from 'schema-dts';
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionFact } from '../campaign/edition-fact.ts';
import type { PageSchema, View } from '../campaign/publication.ts';
import { isoOf } from '../time/time-text.ts';
import { describeEvents } from './event-json-ld.ts';
import { describeOrganiser } from './organiser-json-ld.ts';

/** The view as it is described; a template's own card and share links are none of its business. */
type DescribedView = Omit<View, 'cardText' | 'share'>;

type Described = WithContext<Extract<Thing, { '@type': string }>>;

const DESCRIBERS: Readonly<
  Record<PageSchema, (view: DescribedView, image: string) => Described | readonly Described[] | undefined>
> = {
  WebSite: ({ edition }) => ({ '@context': 'https://schema.org', ...describeSite(edition) }),
  Article: describeArticle,
  Claim: (view, image) => (view.item && 'claim' in view.item ? describeClaim(view, view.item, image) : undefined),
  WebPage: describePage,
  Event: ({ item, edition }, image) => {
    const events = item && 'when' in item ? describeEvents(item, edition, image) : [];
    return events.length > 1 ? events : events[0];
  },
};

/** JSON for a `<script type="application/ld+json">`, in which no `<` can end the script. `image` is absolute. */
export function jsonLd(view: DescribedView, image: string): string | undefined {
  const described = view.schema && DESCRIBERS[view.schema](view, image);
  return described && JSON.stringify(described).replaceAll('<', '\\u003c');
}

function describeSite(edition: Edition) {
  const { campaign, lang, title, description, home } = edition;
  const publisher = describeOrganiser(edition);
  return {
    '@type': 'WebSite',
    name: title,
    description,
    url: absolute(campaign, home),
    inLanguage: lang,
    ...(publisher && { publisher }),
  } satisfies WebSite;
}

/** Headline and description are the page's own, since Mastodon lets them stand in for Open Graph's. */
function describeArticle(view: DescribedView, image: string): WithContext<Article> {
  const { edition, published, modified } = view;
  const organiser = describeOrganiser(edition);
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: view.title,
    description: view.description,
    url: view.url,
    mainEntityOfPage: view.url,
    inLanguage: view.lang,
    image: [image],
    ...(published && { datePublished: isoOf(published) }),
    ...(modified && { dateModified: isoOf(modified) }),
    ...(organiser && { author: organiser, publisher: organiser }),
    isPartOf: describeSite(edition),
  };
}

/** A page whose largest headings are questions is questions and answers (schema.org/FAQPage). */
function describePage(view: DescribedView, image: string): WithContext<WebPage> | WithContext<FAQPage> {
  const headings = (view.item?.prose.headings ?? []).filter(({ isTop }) => isTop);
  const questions = headings.filter(({ title, plain }) => /[?？؟\u037e]$/u.test(title) && plain !== '');
  const about = {
    '@context': 'https://schema.org',
    name: view.title,
    description: view.description,
    url: view.url,
    inLanguage: view.lang,
    image: [image],
    isPartOf: describeSite(view.edition),
  } as const;
  if (questions.length === 0 || questions.length < headings.length) return { ...about, '@type': 'WebPage' };
  const mainEntity = questions.map(({ title, plain }) => ({
    '@type': 'Question' as const,
    name: title,
    acceptedAnswer: { '@type': 'Answer' as const, text: plain },
  }));
  return { ...about, '@type': 'FAQPage', mainEntity };
}

function describeClaim(view: DescribedView, fact: EditionFact, image: string): WithContext<Claim> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Claim',
    name: fact.claim,
    text: fact.claim,
    description: view.description,
    url: view.url,
    inLanguage: view.lang,
    image: [image],
    citation: fact.sources.map(describeSource),
    isPartOf: describeSite(view.edition),
  };
}

function describeSource({ title, publisher, date, url }: EditionFact['sources'][number]): CreativeWork {
  return {
    '@type': 'CreativeWork',
    name: title,
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(date && { datePublished: date }),
    ...(url && { url }),
  };
}
