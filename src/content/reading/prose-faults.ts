/** What may not be published of a Markdown token: raw HTML, an unsafe link, a missing page, picture or note. */
import type { Token } from 'markdown-it';
import { quote } from '../../campaign/problem.ts';
import { hasCredentials, isAllowedLink, isExternal } from '../../text/url.ts';
import { pictureFault } from '../images/picture-faults.ts';
import type { LinkResolver, ProseFault } from './link-resolver.ts';
import { targetOf } from './markdown.ts';

/**
 * The fault of a token, undefined when there is none; links are pointed to what the site serves.
 * `isAlone` tells of a picture whether its paragraph has nothing but pictures.
 */
export function faultOf(token: Token, resolver: LinkResolver, isAlone: boolean): ProseFault | undefined {
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
      return checkLink(token, resolver);
    case 'image':
      return pictureFault(token, resolver, isAlone);
    case 'text': {
      const needle = /\[\^[^\]\s]{1,200}\]/.exec(token.content)?.[0];
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

function checkLink(token: Token, resolver: LinkResolver) {
  const href = targetOf(token, 'href');
  if (!isAllowedLink(href)) {
    return {
      needle: href,
      message: `${quote(href)} is not a link that may be published. Links may begin with https://, http://, mailto: or tel:, or lead to a page of this site, like /statement/.`,
    };
  }
  if (hasCredentials(href)) {
    const message =
      'the link has a user name or a password in front of the @, which everyone would see. Take it out, and the @ with it.';
    return { needle: /@[^/?#]+/.exec(href)?.[0] ?? href, message };
  }
  if (isExternal(href) || href.startsWith('#')) return undefined;
  const target = resolver.link(href);
  if (target.href) token.attrSet('href', target.href);
  return 'fault' in target ? { needle: href, message: target.fault, unless: target.unless } : undefined;
}
