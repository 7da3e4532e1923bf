/** What may not be published of a Markdown token: raw HTML, an unsafe link, a missing page, picture or note. */
import type { Token } from 'markdown-it';
import { isAllowedLink, isExternal } from '../text/url.ts';
import type { Picture } from './model.ts';
import { quote } from './problem.ts';

/** Where links and pictures in a file may lead; each function returns what to publish or a sentence of fault. */
export interface Surroundings {
  link(href: string): { href: string } | { fault: string };
  picture(src: string): Picture | { fault: string };
}

/** A fault and the text by which its place is found. */
export interface Fault {
  readonly needle: string;
  readonly message: string;
}

/** The fault of a token, undefined when there is none; links and pictures are pointed to what the site serves. */
export function faultOf(token: Token, surroundings: Surroundings): Fault | undefined {
  switch (token.type) {
    case 'html_block':
    case 'html_inline': {
      const needle = token.content.trim().split('\n')[0] ?? '';
      return {
        needle,
        message: `${quote(needle)} is HTML, which is not published. Write it in Markdown, such as **bold** or [a link](https://example.org).`,
      };
    }
    case 'link_open':
      return checkLink(token, surroundings);
    case 'image':
      return checkPicture(token, surroundings);
    case 'text': {
      const needle = /\[\^[^\]\s]+\]/.exec(token.content)?.[0];
      return needle
        ? {
            needle,
            message: `${quote(needle)} refers to a note that is not there. Add a line ${needle}: with its text.`,
          }
        : undefined;
    }
    default:
      return undefined;
  }
}

function checkLink(token: Token, surroundings: Surroundings) {
  const href = decoded(String(token.attrGet('href') ?? ''));
  if (!isAllowedLink(href)) {
    return {
      needle: href,
      message: `${quote(href)} is not a link that may be published. Links may begin with https://, http://, mailto: or tel:, or lead to a page of this site, like /statement/.`,
    };
  }
  if (isExternal(href) || href.startsWith('#')) return undefined;
  const target = surroundings.link(href);
  if ('fault' in target) return { needle: href, message: target.fault };
  token.attrSet('href', target.href);
  return undefined;
}

function checkPicture(token: Token, surroundings: Surroundings) {
  const src = decoded(String(token.attrGet('src') ?? ''));
  if (isExternal(src)) {
    return {
      needle: src,
      message: `${quote(src)} would be loaded from another site. Put the picture into content/images/ and write its name here.`,
    };
  }
  const picture = surroundings.picture(src);
  if ('fault' in picture) return { needle: src, message: picture.fault };
  if (!token.content.trim()) {
    return {
      needle: src,
      message: `the picture ${quote(src)} has no description for those who cannot see it. Write one between the square brackets: ![A crowd with banners](${src}).`,
    };
  }
  token.attrSet('src', picture.address);
  token.attrSet('width', String(picture.width));
  token.attrSet('height', String(picture.height));
  token.attrSet('loading', 'lazy');
  return undefined;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
