/** Sets the pictures of a checked text: each in the sizes that screens need, one alone in its paragraph as a figure. */
import type { Token } from 'markdown-it';
import type { Picture } from '../../campaign/picture.ts';
import type { LinkResolver } from './link-resolver.ts';
import { descriptionOf, type MarkdownEnvironment, renderMarkdown, targetOf } from './markdown.ts';
import { figureHtml, pictureHtml } from './picture-html.ts';

/** What each kind of token of a paragraph is to a figure; "x" is anything that cannot be in one. */
const SHAPES: Readonly<Record<string, string>> = {
  image: 'i',
  link_open: '(',
  link_close: ')',
  softbreak: ' ',
  hardbreak: ' ',
};

/**
 * The pictures of the paragraph whose words are at `index`, each with the link around it, if the paragraph has nothing
 * else; otherwise none.
 */
export function figuresOf(tokens: readonly Token[], index: number): Token[][] {
  const isParagraph = tokens[index - 1]?.type === 'paragraph_open' && tokens[index + 1]?.type === 'paragraph_close';
  const children = tokens[index]?.children ?? [];
  if (!isParagraph) return [];
  const shape = children
    .map(({ type, content }) => (type === 'text' && !content.trim() ? ' ' : (SHAPES[type] ?? 'x')))
    .join('');
  if (!/^(?: *(?:i|\(i\)))+ *$/.test(shape)) return [];
  return [...shape.matchAll(/i|\(i\)/g)].map(({ index: start, 0: figure }) =>
    children.slice(start, start + figure.length),
  );
}

/** The tokens with every picture as the HTML that shows it. */
export function setPictures(tokens: Token[], env: MarkdownEnvironment, resolver: LinkResolver): Token[] {
  const figures = new Map(tokens.map((_, index) => [index, figuresOf(tokens, index)]));
  const images = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'image');
  const shown = new Map<Token, Picture>();
  for (const image of images) {
    const picture = resolver.picture(targetOf(image, 'src'));
    if ('fault' in picture) throw new Error('a picture was set before it was checked');
    // The first one is what people wait for.
    image.content = pictureHtml(picture, descriptionOf(image), {
      loading: image === images[0] ? 'first' : 'late',
    });
    image.type = 'picture';
    shown.set(image, picture);
  }
  return tokens.flatMap((token, index) => {
    if (figures.get(index + 1)?.length || figures.get(index - 1)?.length) return [];
    const own = figures.get(index) ?? [];
    if (own.length === 0) return [token];
    token.type = 'picture';
    token.content = own.map((figure) => figureOf(figure, shown, env)).join('');
    return [token];
  });
}

function figureOf(figure: Token[], shown: ReadonlyMap<Token, Picture>, env: MarkdownEnvironment): string {
  const image = figure.find((token) => shown.has(token));
  const picture = image && shown.get(image);
  // A caption in the text is for that place, and the file's for all others.
  const own = String(image?.attrGet('title') ?? '');
  return figureHtml(renderMarkdown(figure, env), {
    caption: own || picture?.caption,
    credit: picture?.credit,
    lang: own ? undefined : env.captionLang,
  });
}
