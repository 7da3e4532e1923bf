/** The licence of the fonts, beside the one that pages use: the SIL Open Font License 1.1 asks for that in its second condition. */
import { createHash } from 'node:crypto';
import type { PublishedFile } from '../campaign/publication.ts';
import { fontLicences } from '../drawing/fonts.ts';

export function fontLicence(): PublishedFile[] {
  const body = fontLicences();
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return [{ address: `/fonts/OFL-${hash}.txt`, body }];
}
