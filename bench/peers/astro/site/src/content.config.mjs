/** The events, one Markdown file each. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const events = defineCollection({
  loader: glob({ pattern: '*.md', base: './content/events' }),
  schema: z.object({ title: z.string(), starts: z.string(), place: z.string(), address: z.string() }),
});

export const collections = { events };
