/** What a PDF says of who made it, compressed or not: its properties, XMP, comments, attached files, and the pictures in it. */

import { makers } from './findings.ts';
import { pictureTraces } from './picture-traces.ts';

/** What an earlier version of the file may still say (ISO 32000-1 §14.3), which readers pass over. */
const EARLIER =
  /\/Author\s*(?:\(([^)]{1,200})\)|<([0-9A-Fa-f]{2,400})>)|<dc:creator>[\s\S]{0,200}?<rdf:li[^<>]*>([^<]+)</g;

/** Comments are looked for on so many pages, and pictures up to so many. */
const MOST_PAGES = 200;
const MOST_PICTURES = 200;

export async function pdfTraces(bytes: Uint8Array): Promise<string[]> {
  const text = Buffer.from(bytes).toString('latin1');
  const earlier = [...text.matchAll(EARLIER)].map(
    ([, plain, hex, xmp]) => plain ?? xmp ?? Buffer.from(hex ?? '', 'hex').toString('latin1'),
  );
  const read = await readPdf(bytes).catch(() => undefined);
  const pictures = await Promise.all(jpegsIn(bytes, text).map(pictureTraces));
  return [
    ...makers([...(read?.names ?? []), ...earlier]),
    ...(read?.attached ?? []).map((name) => `a file attached to it (${name})`),
    ...new Set(pictures.flat()),
    ...(read || earlier.length > 0 ? [] : ['what cannot be read, perhaps for a password']),
  ];
}

async function readPdf(bytes: Uint8Array): Promise<{ names: unknown[]; attached: string[] }> {
  const { getDocumentProxy } = await import('unpdf');
  // It takes the bytes away.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const { info, metadata }: { info: object; metadata: { get(name: string): unknown } | null } = await pdf.getMetadata();
  const attached: unknown = await pdf.getAttachments();
  const names: unknown[] = [Reflect.get(info, 'Author'), metadata?.get('dc:creator')];
  for (let page = 1; page <= Math.min(pdf.numPages, MOST_PAGES); page += 1)
    for (const { titleObj } of await (await pdf.getPage(page)).getAnnotations()) names.push(titleObj?.str);
  await pdf.destroy();
  return { names: names.flat(), attached: Object.keys(attached ?? {}) };
}

/** Photographs lie in a PDF as they are (DCTDecode). */
function jpegsIn(bytes: Uint8Array, text: string): Uint8Array[] {
  const starts = [...text.matchAll(/stream\r?\n(?=\xff\xd8\xff)/g)].slice(0, MOST_PICTURES);
  return starts.map(({ 0: { length }, index }) => {
    const end = text.indexOf('endstream', index);
    return bytes.subarray(index + length, end === -1 ? bytes.length : text.slice(0, end).trimEnd().length);
  });
}
