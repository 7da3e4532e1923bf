/** The places a page can be shared to: one record each, plain links that load nothing until they are tapped. */
import { plainSpaces } from '../text/one-line.ts';
import { readableUrl } from '../text/url.ts';

/** What is shared. */
export interface SharedPage {
  /** Absolute, with nothing added that tells who shared it. */
  readonly url: string;
  readonly title: string;
  /** What to say of it, without its address. */
  readonly text: string;
  /** Where its "share this" page is, from the site's root; undefined where it has none. */
  readonly sharePage: string | undefined;
}

export interface ShareTarget {
  /** As `share:` in campaign.yml names it. */
  readonly id: string;
  /** A proper name; the strings file has the word for a target without one. */
  readonly name?: string;
  /** Whether it leads to the share page, and so is left out where there is none. */
  readonly isOnSharePage?: boolean;
  href(page: SharedPage): string;
}

const encode = encodeURIComponent;
/** A message, which people read. */
const withUrl = ({ text, url }: SharedPage): string => `${text} ${readableUrl(url)}`;

/** In the order in which they are offered unless the campaign says otherwise. */
export const SHARE_TARGETS: readonly ShareTarget[] = [
  { id: 'whatsapp', name: 'WhatsApp', href: (page) => `https://wa.me/?text=${encode(withUrl(page))}` },
  {
    id: 'telegram',
    name: 'Telegram',
    href: ({ url, text }) => `https://t.me/share/url?url=${encode(url)}&text=${encode(text)}`,
  },
  // Signal has no address to share by; the text to copy stands there.
  { id: 'signal', name: 'Signal', isOnSharePage: true, href: ({ sharePage }) => `${sharePage}#text` },
  {
    id: 'facebook',
    name: 'Facebook',
    href: ({ url }) => `https://www.facebook.com/sharer/sharer.php?u=${encode(url)}`,
  },
  // Each Mastodon server has an address of its own, which the visitor gives there and nobody else learns.
  { id: 'mastodon', name: 'Mastodon', isOnSharePage: true, href: ({ sharePage }) => `${sharePage}#mastodon` },
  {
    id: 'bluesky',
    name: 'Bluesky',
    href: (page) => `https://bsky.app/intent/compose?text=${encode(withUrl(page))}`,
  },
  {
    id: 'x',
    name: 'X',
    href: ({ url, text }) => `https://x.com/intent/tweet?text=${encode(text)}&url=${encode(url)}`,
  },
  {
    id: 'threads',
    name: 'Threads',
    href: ({ url, text }) => `https://www.threads.com/intent/post?text=${encode(text)}&url=${encode(url)}`,
  },
  {
    id: 'linkedin',
    name: 'LinkedIn',
    href: ({ url }) => `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}`,
  },
  {
    id: 'reddit',
    name: 'Reddit',
    href: ({ url, title }) => `https://www.reddit.com/submit?url=${encode(url)}&title=${encode(title)}`,
  },
  { id: 'vk', name: 'VK', href: ({ url }) => `https://vk.com/share.php?url=${encode(url)}` },
  { id: 'viber', name: 'Viber', href: (page) => `viber://forward?text=${encode(withUrl(page))}` },
  {
    id: 'email',
    href: ({ url, text, title }) => `mailto:?subject=${encode(title)}&body=${encode(`${text}\n\n${readableUrl(url)}`)}`,
  },
  { id: 'sms', href: (page) => `sms:?&body=${encode(plainSpaces(withUrl(page)))}` },
  { id: 'copy', isOnSharePage: true, href: ({ sharePage }) => `${sharePage}#text` },
];

interface TargetLink {
  readonly id: string;
  readonly name?: string;
  readonly href: string;
}

/** As many as a glance takes in; to copy the address is always one of them. */
const FIRST = 2;

/** All by which a page is shared. */
export interface ShareLink {
  /** The page with everything to share it by, from the site's root; undefined where it has none. */
  readonly address: string | undefined;
  readonly text: string;
  readonly links: readonly TargetLink[];
  /** Of these the ones that stand at once, in their order, and those that wait behind a word. */
  readonly first: readonly TargetLink[];
  readonly others: readonly TargetLink[];
  /** What to add to the address of a Mastodon server to post there. */
  readonly mastodonPath: string;
  /** For the browser's own way to share, as JSON. */
  readonly data: string;
}

/** The links by which a page is shared to the places that a campaign has `chosen`, in its order; to all when it has not. */
export function shareLinks(page: SharedPage, chosen: readonly string[] | undefined): ShareLink {
  const { title, text, url, sharePage } = page;
  const targets = chosen?.flatMap((id) => SHARE_TARGETS.filter((target) => target.id === id)) ?? SHARE_TARGETS;
  const links = targets
    .filter(({ isOnSharePage }) => sharePage !== undefined || !isOnSharePage)
    .map((target) => ({ id: target.id, ...(target.name && { name: target.name }), href: target.href(page) }));
  const first = links.filter(({ id }, index) => index < FIRST || id === 'copy');
  return {
    address: sharePage,
    text,
    links,
    first,
    others: links.filter((link) => !first.includes(link)),
    mastodonPath: `/share?text=${encode(withUrl(page))}`,
    data: JSON.stringify({ title, text, url }),
  };
}
