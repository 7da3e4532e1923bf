/** `handbill check --links`: asks every address that the content names whether it still answers. */
import type { Problem } from '../../campaign/problem.ts';
import type { Fetcher } from '../live/fetch-published.ts';
import type { Answer, SilenceReason } from '../live/published-answer.ts';
import type { WrittenLink } from './written-links.ts';

/** What is known of links that answered. */
export interface Memory {
  has(url: string): boolean;
  add(url: string): void;
}

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

/** A warning for every place that names a dead address; each address is asked once, hosts one request at a time. */
export async function deadLinks(links: readonly WrittenLink[], fetcher: Fetcher, memory: Memory): Promise<Problem[]> {
  const byHost = new Map<string, Set<string>>();
  const unknown = [...new Set(links.map(({ url }) => withoutFragment(url)))].filter((url) => !memory.has(url));
  for (const url of unknown.slice(0, LIMIT)) {
    const { host } = new URL(url);
    byHost.set(host, (byHost.get(host) ?? new Set()).add(url));
  }
  const faults = new Map<string, string>();
  const askHost = async (urls: Iterable<string>): Promise<void> => {
    for (const url of urls) {
      const fault = faultOf(await fetcher(url));
      if (fault) faults.set(url, fault);
      else memory.add(url);
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
