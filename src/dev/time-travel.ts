/** The preview's other times: the site as of another moment, and as it would be if an event were cancelled. */

import { contentTexts, editedText, openText } from '../authoring/content-texts.ts';
import { DiskCache } from '../build/disk-cache.ts';
import { makeSite } from '../eleventy/make-site.ts';
import type { Now } from '../eleventy/run.ts';
import { readFileName } from '../text/slug.ts';
import { readNow, UnreadableNow } from '../time/now.ts';
import type { PreviewState, TimeTravel } from './preview-server.ts';

/** "cancelled /events/london/": the site on which that event has just been cancelled. */
const CANCELLED = /^cancelled .*\/events\/([^/]+)\//;

/** Each is a whole site in memory. */
const MOST_TIMES = 12;

/** Makes the site as of other times, each once; to be made anew when anything changes. `clock` is this machine's, UTC ms. */
export function timeTravel(campaign: string, cache: string, clock: () => number): NonNullable<PreviewState['siteAt']> {
  const made = new Map<string, Promise<TimeTravel | string>>();
  const make = async (wanted: string): Promise<TimeTravel | string> => {
    const [, slug] = CANCELLED.exec(wanted) ?? [];
    let at = 0;
    const now: Now = ({ zone, events = [] }) => {
      const starts = events.find((event) => event.slug === slug)?.starts;
      // The hour before it would have begun, for one that is long past too.
      const option = slug ? starts?.minus({ hours: 1 }).toISO() : wanted;
      const moment = readNow({ option, sourceDateEpoch: undefined, clock: clock() }, zone);
      at = moment.toMillis();
      return moment;
    };
    try {
      const disk = new DiskCache(cache);
      const { files } = await makeSite(campaign, now, {
        cache: disk,
        isPreview: true,
        // What readers will see by then; a draft may be cancelled too.
        showsDrafts: slug !== undefined,
        drafts: slug ? cancelled(campaign, slug) : undefined,
      });
      return files ? { files, clock: at } : 'The campaign has problems; mend them first.';
    } catch (error) {
      if (error instanceof UnreadableNow) return error.message;
      throw error;
    }
  };
  return (wanted) => {
    const known = made.get(wanted) ?? make(wanted);
    made.set(wanted, known);
    const [oldest = wanted] = made.size > MOST_TIMES ? made.keys() : [];
    if (oldest !== wanted) made.delete(oldest);
    return known;
  };
}

/** The event's text with another status, for the preview alone. */
function cancelled(campaign: string, slug: string): Map<string, string> {
  const known = contentTexts(campaign).filter(({ kind }) => kind.name === 'event');
  const text = known.find(({ path }) => readFileName(path.split('/').at(-1) ?? '')?.slug === slug);
  const opened = text && openText(campaign, text);
  if (!opened || typeof opened === 'string' || !opened.fields) return new Map();
  return new Map([[opened.path, editedText(opened, { status: 'cancelled' })]]);
}
