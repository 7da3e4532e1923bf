/** What may not be published of a picture in a text: one from elsewhere, one that is not there, one without true words. */
import { posix } from 'node:path';
import type { Token } from 'markdown-it';
import type { Picture, PictureUse } from '../../campaign/picture.ts';
import { quote } from '../../campaign/problem.ts';
import { isExternal } from '../../text/url.ts';
import type { LinkResolver, ProseFault } from '../reading/link-resolver.ts';
import { descriptionOf, targetOf } from '../reading/markdown.ts';
import { isPictureName, ownFileOf, stemOf } from './measured-picture.ts';

/** The fault of a picture's token. `isAlone` says whether its paragraph has nothing but pictures. */
export function pictureFault(image: Token, resolver: LinkResolver, isAlone: boolean): ProseFault | undefined {
  const src = targetOf(image, 'src');
  const picture = pictureAt(src, resolver);
  if ('fault' in picture) return { needle: src, message: picture.fault };
  const message =
    descriptionFault(descriptionOf(image), src, picture) ?? (isAlone ? undefined : roomFault(image, src, picture));
  return message === undefined ? undefined : { needle: src, message };
}

/** The picture that is meant, for the ways in which it will be shown, or what is wrong with how it is called. */
export function pictureAt(
  src: string,
  resolver: LinkResolver,
  ...uses: readonly PictureUse[]
): Picture | { readonly fault: string } {
  if (!isExternal(src)) return resolver.picture(src, ...uses);
  const fault = `${quote(src)} would be loaded from another site. Put the picture into content/images/ and write its name here.`;
  return { fault };
}

function descriptionFault(description: string, src: string, picture: Picture): string | undefined {
  const example = `![A crowd with banners](${src})`;
  if (picture.isDecorative) {
    return description
      ? `the picture ${quote(src)} has a description, but ${ownFileOf(picture.path)} says that it is only decorative. Leave the square brackets empty, or remove \`decorative: true\`.`
      : undefined;
  }
  if (!description)
    return `the picture ${quote(src)} has no description for those who cannot see it. Write one between the square brackets: ${example}.`;
  return isFileName(description, picture)
    ? `the picture ${quote(src)} is described as ${quote(description)}, which is the name of a file. Write what can be seen on it: ${example}.`
    : undefined;
}

/** Whether a description is what a phone or an editor put there, rather than a person. */
export function isFileName(description: string, { path }: Picture): boolean {
  const name = stemOf(posix.basename(path)).toLowerCase();
  return description.toLowerCase() === name || (!/\s/.test(description) && isPictureName(description));
}

function roomFault(image: Token, src: string, { caption, credit }: Picture): string | undefined {
  if (!caption && !credit && !image.attrGet('title')) return undefined;
  return `the picture ${quote(src)} has a ${caption || image.attrGet('title') ? 'caption' : 'credit'}, which has no room among other words. Put the picture into a paragraph of its own, with an empty line before and after it.`;
}
