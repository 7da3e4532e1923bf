/** Where a published site is, where it says that it is, and how an address of the one is found in the other. */
import type { Problem } from '../../campaign/problem.ts';
import { problemAt } from './published-answer.ts';

const UNENCRYPTED =
  'is sent without encryption, so that anyone on the way can read and change it. Ask your host for https.';

export interface Whereabouts {
  /** The address of the front page that is being looked at. */
  readonly base: string;
  /** The address that the site was built for, from campaign.yml. */
  readonly builtFor: string;
}

/** A web address as the front page's: with a slash at the end. Undefined for what is none. */
export function readAddress(written: string): string | undefined {
  if (!/^https?:\/\/[^/\s]/i.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  if (url.username || url.password) return undefined;
  return `${url.origin}${url.pathname.replace(/\/*(index\.html)?$/, '/')}`;
}

/** The site's address after redirects, such as to www. or https, or to /index.html. */
export function settledBase(final: string): string {
  return new URL('.', final).href;
}

/**
 * The address that a site at `base` was built for. Its sitemap lists its front page, so that is `base` itself unless
 * it was built for another; then it is what the front page says (og:url, canonical).
 */
export function builtFor(base: string, said: readonly string[], listed: readonly string[]): string {
  const candidates = [base, ...said].filter((address) => URL.canParse(address));
  const found = listed.length > 0 ? candidates.find((address) => listed.includes(address)) : candidates[1];
  return found ?? base;
}

/** Where an address of the site is found in the copy that is looked at; undefined for one of another site. */
export function addressHere({ base, builtFor }: Whereabouts, address: string): string | undefined {
  const roots = [base, builtFor].sort((a, b) => b.length - a.length);
  const root = roots.find((each) => withoutScheme(address).startsWith(withoutScheme(each)));
  if (root === undefined || !URL.canParse(address)) return undefined;
  return new URL(`./${withoutScheme(address).slice(withoutScheme(root).length)}`, base).href;
}

/** What is wrong with the place, which is where `asked` leads. On this machine it is a rehearsal. */
export function placeProblems({ base, builtFor }: Whereabouts, asked: string): Problem[] {
  const { protocol, hostname } = new URL(base);
  const isRehearsal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const problems: Problem[] = [];
  if (protocol === 'http:' && !isRehearsal) problems.push(problemAt(base, UNENCRYPTED, 'warning'));
  if (withoutScheme(builtFor) === withoutScheme(base)) return problems;
  const setting = `Write "address: ${base.replace('http:', 'https:')}" into content/campaign.yml`;
  const leads = `was built for ${builtFor}, so everything that is shared leads there.`;
  if (isRehearsal) problems.push(problemAt(base, `${leads} Check it there once it is published.`, 'warning'));
  else if (builtFor === asked)
    problems.push(
      problemAt(base, `is where ${asked} redirects to. ${setting}, so that nobody is redirected.`, 'warning'),
    );
  else problems.push(problemAt(base, `${leads} ${setting}, build again and publish everything in _site.`));
  return problems;
}

/** http, https and webcal lead to the same file. */
function withoutScheme(address: string): string {
  return address.replace(/^(https?|webcals?):/i, '');
}
