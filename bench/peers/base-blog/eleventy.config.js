/** Eleventy as its own starting point for blogs has it: navigation, feed, highlighted code, headings with ids, links and pictures transformed. */
import { HtmlBasePlugin, IdAttributePlugin, InputPathToUrlTransformPlugin } from '@11ty/eleventy';
import { eleventyImageTransformPlugin } from '@11ty/eleventy-img';
import navigation from '@11ty/eleventy-navigation';
import { feedPlugin } from '@11ty/eleventy-plugin-rss';
import highlight from '@11ty/eleventy-plugin-syntaxhighlight';

export default function configure(eleventy) {
  for (const plugin of [navigation, highlight, HtmlBasePlugin, InputPathToUrlTransformPlugin, IdAttributePlugin])
    eleventy.addPlugin(plugin);
  eleventy.addPlugin(eleventyImageTransformPlugin, { formats: ['avif', 'webp', 'auto'] });
  eleventy.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed/feed.xml',
    collection: { name: 'events', limit: 10 },
    metadata: {
      language: 'en',
      title: 'A day of action',
      base: 'https://action.example/',
      author: { name: 'A day of action' },
    },
  });
}

export const config = { dir: { input: 'content', includes: '../_includes' } };
