/** Eleventy as its own starting point for blogs has it: navigation, feed, bundles, and pictures by the image plugin. */
import { HtmlBasePlugin, IdAttributePlugin, InputPathToUrlTransformPlugin } from '@11ty/eleventy';
import Image, { eleventyImageTransformPlugin } from '@11ty/eleventy-img';
import pluginNavigation from '@11ty/eleventy-navigation';
import { feedPlugin } from '@11ty/eleventy-plugin-rss';

export default function configure(eleventyConfig) {
  eleventyConfig.addBundle('css', { toFileDirectory: 'dist', bundleHtmlContentFromSelector: 'style' });
  eleventyConfig.addPlugin(pluginNavigation);
  eleventyConfig.addPlugin(HtmlBasePlugin);
  eleventyConfig.addPlugin(InputPathToUrlTransformPlugin);
  eleventyConfig.addPlugin(IdAttributePlugin);
  eleventyConfig.addPlugin(eleventyImageTransformPlugin, { formats: ['avif', 'webp', 'auto'] });
  eleventyConfig.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed/feed.xml',
    collection: { name: 'events', limit: 10 },
    metadata: {
      language: 'en',
      title: 'A day of action',
      subtitle: 'In every town, on one day.',
      base: 'https://action.example/',
      author: { name: 'A day of action' },
    },
  });
  eleventyConfig.addFilter('readableDate', (date) => date.toUTCString().slice(0, 22));
  eleventyConfig.addAsyncShortcode('card', cardOf);
}

/** The picture card, from a drawing with the event's words; returns its address. */
async function cardOf({ title, starts, place, address }) {
  const metadata = await Image(Buffer.from(drawingOf([title, starts, `${place}, ${address}`])), {
    widths: [1200],
    formats: ['png'],
    outputDir: './_site/img/',
    urlPath: '/img/',
  });
  return metadata.png[0].url;
}

function drawingOf([title, ...lines]) {
  const text = (words, top, size) =>
    `<text x="460" y="${top}" font-size="${size}">${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
  const texts = [text(title, 140, 36), ...lines.map((line, index) => text(line, 300 + index * 60, 28))];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="sans-serif"><path fill="#f7f3e9" d="M0 0h1200v630H0z"/><path fill="#b3121d" d="M0 0h410v630H0z"/><g fill="#16130f">${texts.join('')}</g></svg>`;
}

export const config = {
  markdownTemplateEngine: 'njk',
  htmlTemplateEngine: 'njk',
  dir: { input: 'content', includes: '../_includes', data: '../_data', output: '_site' },
};
