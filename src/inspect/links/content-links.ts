/** Reads a campaign's texts for their links and asks for them, remembering in the campaign's cache what answered. */
import { join } from 'node:path';
import type { Problem } from '../../campaign/problem.ts';
import { contentTexts } from '../../content/reading/load.ts';
import { politeFetcher } from '../live/fetch-published.ts';
import { deadLinks } from './check-links.ts';
import { LinkMemory } from './link-memory.ts';
import { writtenLinks } from './written-links.ts';

/** The beginning is enough to know that a page is there, octets. */
const ENOUGH = 200_000;

/** Warnings about dead links; `cache` is a folder, `now` UTC ms, `site` the site's own address. */
export async function contentLinks(campaign: string, site: string, cache: string, now: number): Promise<Problem[]> {
  const memory = new LinkMemory(join(cache, 'links.json'), now);
  const links = writtenLinks(contentTexts(campaign), site);
  const problems = await deadLinks(links, politeFetcher({ size: ENOUGH }), memory);
  memory.save();
  return problems;
}
