/** The places a page can be shared to: one record each, plain links that load nothing until they are tapped. */

export interface ShareTarget {
  readonly id: string;
  /** A proper name; the strings file has the word for a target without one. */
  readonly name?: string;
  /** The link for a page's absolute address, what to say of it, and its title. */
  href(page: { url: string; text: string; title: string }): string;
}

const encode = encodeURIComponent;

/** In the order in which they are offered. */
export const SHARE_TARGETS: readonly ShareTarget[] = [
  {
    id: 'whatsapp',
    name: 'WhatsApp',
    href: ({ url, text }) => `https://wa.me/?text=${encode(`${text} ${url}`)}`,
  },
  {
    id: 'telegram',
    name: 'Telegram',
    href: ({ url, text }) => `https://t.me/share/url?url=${encode(url)}&text=${encode(text)}`,
  },
  {
    id: 'facebook',
    name: 'Facebook',
    href: ({ url }) => `https://www.facebook.com/sharer/sharer.php?u=${encode(url)}`,
  },
  {
    id: 'x',
    name: 'X',
    href: ({ url, text }) => `https://x.com/intent/tweet?text=${encode(text)}&url=${encode(url)}`,
  },
  {
    id: 'bluesky',
    name: 'Bluesky',
    href: ({ url, text }) => `https://bsky.app/intent/compose?text=${encode(`${text} ${url}`)}`,
  },
  {
    id: 'mastodon',
    name: 'Mastodon',
    href: ({ url, text }) => `https://share.joinmastodon.org/?text=${encode(`${text} ${url}`)}`,
  },
  { id: 'vk', name: 'VK', href: ({ url }) => `https://vk.com/share.php?url=${encode(url)}` },
  {
    id: 'email',
    href: ({ url, text, title }) => `mailto:?subject=${encode(title)}&body=${encode(`${text}\n\n${url}`)}`,
  },
  { id: 'sms', href: ({ url, text }) => `sms:?&body=${encode(`${text} ${url}`)}` },
];
