/** Says which networks and search engines a published robots.txt keeps away. */
import { createRequire } from 'node:module';
import type { Problem } from '../../campaign/problem.ts';
import { type Answer, answerFaults, isFound, problemAt } from './published-answer.ts';

/** The part of robots-parser that we use; its own types describe an ES module, which it is not. */
type RobotsParser = (
  address: string,
  text: string,
) => { isAllowed(address: string, robot: string): boolean | undefined };

const robotsParser: RobotsParser = createRequire(import.meta.url)('robots-parser');

/** The names by which robots.txt knows those who read pages for a preview, and whom people know them as. */
const ROBOTS: readonly (readonly [robot: string, name: string])[] = [
  ['facebookexternalhit', 'Facebook'],
  ['WhatsApp', 'WhatsApp'],
  ['TelegramBot', 'Telegram'],
  ['Twitterbot', 'X'],
  ['Slackbot-LinkExpanding', 'Slack'],
  ['Discordbot', 'Discord'],
  ['LinkedInBot', 'LinkedIn'],
  ['Mastodon', 'Mastodon'],
  ['Cardyb', 'Bluesky'],
  ['Googlebot', 'Google'],
];

/** What robots.txt forbids of `addresses`. None at all allows everything; one that fails forbids it (RFC 9309 §2.3.1). */
export function robotsProblems(answer: Answer, addresses: readonly string[]): Problem[] {
  if (!isFound(answer)) return answer.kind === 'reply' && answer.status < 500 ? [] : answerFaults(answer);
  const robots = robotsParser(answer.address, new TextDecoder().decode(answer.body));
  const kept = ROBOTS.map(([robot, name]) => ({
    name,
    from: addresses.filter((address) => robots.isAllowed(address, robot) === false),
  })).filter(({ from }) => from.length > 0);
  const all = new Set(kept.flatMap(({ from }) => from));
  const [first] = all;
  if (first === undefined) return [];
  const others = all.size === 1 ? '' : ` and ${all.size - 1} more`;
  return [
    problemAt(
      answer.address,
      `keeps ${namesOf(kept.map(({ name }) => name))} away from ${first}${others}, so they show no preview. Take out the "Disallow" lines that stand under their names or under *.`,
    ),
  ];
}

function namesOf(names: readonly string[]): string {
  return names.length === 1 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
