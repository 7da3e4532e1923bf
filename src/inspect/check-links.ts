/** `handbill check --links`: asks every address that the content names whether it still answers. */
import type { Place, Problem } from '../campaign/problem.ts';
import { contentTexts } from '../content/reading/load.ts';
import type { SourceFile } from '../content/reading/source-file.ts';
import { politeFetcher } from './live/fetch-published.ts';
import type { Answer, SilenceReason } from './live/published-answer.ts';

/** The beginning is enough to know that a page is there, octets. */
const ENOUGH = 200_000;

/** More than this is not asked in one run. */
const LIMIT = 500;

const SILENCES: Readonly<Record<SilenceReason, string | undefined>> = {
  name: 'leads to a host that does not exist',
  certificate: 'has a certificate that browsers refuse',
  timeout: 'has not answered in ten seconds',
  unreachable: 'cannot be reached',
  redirects: 'leads from one address to the next without end',
  // A large file is a file.
  size: undefined,
};

/** A warning for every place in a campaign's texts that names a dead address; each is asked once, hosts one request at a time. */
export async function deadLinks(campaign: string, site: string): Promise<Problem[]> {
  const links = writtenLinks(contentTexts(campaign), site);
  const fetcher = politeFetcher({ size: ENOUGH });
  const byHost = new Map<string, Set<string>>();
  const urls = [...new Set(links.map(({ url }) => withoutFragment(url)))];
  for (const url of urls.slice(0, LIMIT)) {
    const { host } = new URL(url);
    byHost.set(host, (byHost.get(host) ?? new Set()).add(url));
  }
  const faults = new Map<string, string>();
  const askHost = async (urls: Iterable<string>): Promise<void> => {
    for (const url of urls) {
      const fault = faultOf(await fetcher(url));
      if (fault) faults.set(url, fault);
    }
  };
  await Promise.all([...byHost.values()].map(askHost));
  return links.flatMap(({ url, file, place }) => {
    const fault = faults.get(withoutFragment(url));
    const message = `${url} ${fault}. Find its new address, or name a copy of it under archived:.`;
    return fault ? [{ severity: 'warning' as const, isStrict: true, file, place, message }] : [];
  });
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}

/** What is wrong with a link; nothing when it answers, or refuses to answer programs. */
function faultOf(answer: Answer): string | undefined {
  if (answer.kind === 'silence') return SILENCES[answer.reason];
  const { status } = answer;
  if (status === 404 || status === 410) return `is gone (the server answers ${status})`;
  return status >= 500 ? `does not work at the moment (the server answers ${status})` : undefined;
}

/** An address as it stands in a file. */
export interface WrittenLink {
  readonly url: string;
  readonly file: string;
  readonly place: Place;
}

/** Every http or https address of the files, but those of the site itself and those after a # in YAML. */
export function writtenLinks(files: Iterable<SourceFile>, site: string): WrittenLink[] {
  return [...files].flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      if (/^\s*#\s/.test(line)) return [];
      return [...line.matchAll(/https?:\/\/[^\s<>"'`)\]}|]+/gi)].flatMap((match) => {
        const url = match[0].replace(/[.,;:!?*_]+$/, '');
        if (!URL.canParse(url) || url.startsWith(site)) return [];
        return [{ url, file: path, place: { line: index + 1, column: match.index + 1 } }];
      });
    }),
  );
}
