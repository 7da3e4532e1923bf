/** Tells of an event that has another file or another id than people have: its address and its name in calendars are for good. */
import { type EventChange, wholeUid } from '../calendar/published-calendar.ts';
import { type Announced, documentOf, located, type SilentChange, UNLESS } from './silent-change.ts';

/** Nothing under `changes:` would lead a printed code to the new page, so the old name is the way. */
export function renamedProblem({ before, renamed }: EventChange, announced: Announced): SilentChange {
  const [slug, uid] = [renamed?.slug ?? '', wholeUid(before.uid)];
  const event = announced.events.find((each) => each.slug === slug);
  const document = event && documentOf(announced, event);
  const isOtherId = event && event.uid !== uid;
  if (event && slug === before.slug) {
    const message = `calendars know the event as ${uid}, and would keep that beside a new one. Write \`id: ${uid}\`.`;
    return { problem: { ...located(event, 'id', message, document), terminal: UNLESS } };
  }
  const known = isOtherId ? `, and calendars know the event as ${uid}` : '';
  const id = isOtherId && document?.fields.data.id !== undefined ? ` and write \`id: ${uid}\` into it` : '';
  const message = `was published as content/events/${before.slug}.md: posters, codes and links lead to /events/${before.slug}/${known}. Give the file its old name${id}; its title may be another.`;
  return { problem: { severity: 'error', file: `content/events/${slug}.md`, message, terminal: UNLESS } };
}
