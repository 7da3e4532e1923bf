/** What a file that is copied as it is says of those who made it: pictures, PDF, and the formats of office programs. */
import { unzipSync } from 'fflate';
import { isPictureName } from '../../content/images/measured-picture.ts';
import { picturesTraces } from './picture-traces.ts';

/** Names in the properties of office documents: OOXML (ECMA-376 part 2 §11) and ODF (part 2 §4.3). */
const OFFICE_NAMES =
  /<(dc:creator|cp:lastModifiedBy|meta:initial-creator|dc:contributor|meta:printed-by)[^>]*>([^<]+)</g;

const OFFICE_PROPERTIES = ['docProps/core.xml', 'docProps/app.xml', 'meta.xml'];

/** A PDF's own dictionary and its XMP (ISO 32000-1 §14.3); what is compressed is not found. */
const PDF_NAMES =
  /\/Author\s*(?:\(([^)]{1,200})\)|<([0-9A-Fa-f]{2,400})>)|<dc:creator>[\s\S]{0,200}?<rdf:li[^>]*>([^<]+)</g;

/** What a file gives away, in words. */
export async function fileTraces(name: string, bytes: Uint8Array): Promise<string[]> {
  if (isPictureName(name)) return picturesTraces(bytes);
  if (/\.pdf$/i.test(name)) return pdfTraces(bytes);
  return /\.(docx|xlsx|pptx|odt|ods|odp)$/i.test(name) ? officeTraces(bytes) : [];
}

function pdfTraces(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const names = [...text.matchAll(PDF_NAMES)].map(
    ([, plain, hex, xmp]) => plain ?? xmp ?? Buffer.from(hex ?? '', 'hex').toString('latin1'),
  );
  return named(names);
}

function officeTraces(bytes: Uint8Array): string[] {
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => OFFICE_PROPERTIES.includes(name) && originalSize < 1_000_000,
    });
    const texts = Object.values(entries).map((entry) => new TextDecoder().decode(entry));
    return named(texts.flatMap((text) => [...text.matchAll(OFFICE_NAMES)].map(([, , name]) => name ?? '')));
  } catch {
    return ['properties that cannot be read'];
  }
}

function named(names: readonly string[]): string[] {
  const found = [...new Set(names.map((name) => name.replace(/[^\p{L}\p{N} .,@'-]/gu, '').trim()))].filter(Boolean);
  return found.length > 0 ? [`who made it (${found.join(', ')})`] : [];
}
