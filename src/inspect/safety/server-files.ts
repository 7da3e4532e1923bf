/** Files that a host or a search engine obeys when they are published, whoever wrote them. */

interface ServerFile {
  /** Its path in `public/`. */
  readonly name: RegExp;
  /** What it may do, to follow "which". */
  readonly effect: string;
}

const FILES: readonly ServerFile[] = [
  {
    name: /(?:^|\/)(?:\.htaccess|web\.config)$|^(?:_redirects|_routes\.json|vercel\.json|staticwebapp\.config\.json)$/i,
    effect: 'can send visitors to another site and run programs',
  },
  { name: /^_headers$/i, effect: 'takes the place of the security headers that Handbill writes there' },
  {
    name: /\.(?:php\d?|phtml|phar|cgi|fcgi|pl|py|rb|asp|aspx|ashx|cfm|jsp|jspx|shtml?|stm)$|^_worker\.js(?:\/|$)/i,
    effect: 'many servers run as a program',
  },
  { name: /^(?:CNAME|\.domains)$/i, effect: 'says at which address the site is shown' },
  {
    name: /^\.well-known\/(?!security\.txt$)|^(?:google[0-9a-f]{16}\.html|BingSiteAuth\.xml|yandex_[0-9a-f]+\.html)$/i,
    effect: 'others take as proof that whoever wrote it has your address',
  },
];

/** What a file of `public/` makes a server do, in words; undefined for all others. `host` is the site's own. */
export function serverEffect(name: string, text: string, host: string): string | undefined {
  const effect = FILES.find((each) => each.name.test(name))?.effect;
  const isOwnAddress = /^(?:CNAME|\.domains)$/i.test(name) && text.trim() === host;
  return isOwnAddress ? undefined : effect;
}
