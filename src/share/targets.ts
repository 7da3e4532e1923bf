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
  /** Where it leads, with names of what is shared, encoded, between braces: see `hrefOf`. */
  readonly href: string;
}

const encode = encodeURIComponent;

/** In the order in which they are offered unless the campaign says otherwise. */
export const SHARE_TARGETS: readonly ShareTarget[] = [
  { id: 'whatsapp', name: 'WhatsApp', href: 'https://wa.me/?text={message}' },
  { id: 'telegram', name: 'Telegram', href: 'https://t.me/share/url?url={url}&text={text}' },
  // Signal has no address to share by; the text to copy stands there.
  { id: 'signal', name: 'Signal', isOnSharePage: true, href: '#text' },
  { id: 'facebook', name: 'Facebook', href: 'https://www.facebook.com/sharer/sharer.php?u={url}' },
  // Each Mastodon server has an address of its own, which the visitor gives there and nobody else learns.
  { id: 'mastodon', name: 'Mastodon', isOnSharePage: true, href: '#mastodon' },
  { id: 'bluesky', name: 'Bluesky', href: 'https://bsky.app/intent/compose?text={message}' },
  { id: 'x', name: 'X', href: 'https://x.com/intent/tweet?text={text}&url={url}' },
  { id: 'threads', name: 'Threads', href: 'https://www.threads.com/intent/post?text={text}&url={url}' },
  { id: 'linkedin', name: 'LinkedIn', href: 'https://www.linkedin.com/sharing/share-offsite/?url={url}' },
  { id: 'reddit', name: 'Reddit', href: 'https://www.reddit.com/submit?url={url}&title={title}' },
  { id: 'vk', name: 'VK', href: 'https://vk.com/share.php?url={url}' },
  { id: 'viber', name: 'Viber', href: 'viber://forward?text={message}' },
  { id: 'email', href: 'mailto:?subject={title}&body={letter}' },
  { id: 'sms', href: 'sms:?&body={sms}' },
  { id: 'copy', isOnSharePage: true, href: '#text' },
];

/** Where a target leads for a page; a message has the address as people read it. */
function hrefOf({ href, isOnSharePage }: ShareTarget, { url, title, text, sharePage = '' }: SharedPage): string {
  const message = `${text} ${readableUrl(url)}`;
  const letter = `${text}\n\n${readableUrl(url)}`;
  const values = { url, title, text, message, letter, sms: plainSpaces(message) };
  const filled = Object.entries(values).reduce(
    (link, [name, value]) => link.replace(`{${name}}`, () => encode(value)),
    href,
  );
  return isOnSharePage ? sharePage + filled : filled;
}

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
    .map((target) => ({ id: target.id, ...(target.name && { name: target.name }), href: hrefOf(target, page) }));
  const first = links.filter(({ id }, index) => index < FIRST || id === 'copy');
  return {
    address: sharePage,
    text,
    links,
    first,
    others: links.filter((link) => !first.includes(link)),
    mastodonPath: `/share?text=${encode(`${text} ${readableUrl(url)}`)}`,
    data: JSON.stringify({ title, text, url }),
  };
}
