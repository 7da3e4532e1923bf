/** What a film or a recording says of who made it, where and with what: ID3, and the notes of MP4, MOV, Ogg, FLAC and Matroska. */
import { pictureTraces } from './picture-traces.ts';

/** A place as ISO 6709 writes it: "+51.5000-000.1500/". */
const PLACE = /[+-]\d{1,3}\.\d+[+-]\d{1,3}\.\d+/;

/** Which program wrote the file says nothing of anyone. */
const PROGRAM = /^(TSSE|TENC|\u00a9too|encoder|encoded.?by|.*handler_name)$/i;

/** More than these says no more. */
const MOST_NOTES = 5;

export async function mediaTraces(bytes: Uint8Array, mimeType: string): Promise<string[]> {
  const { parseBuffer } = await import('music-metadata');
  const read = await parseBuffer(bytes, { mimeType }).catch(() => undefined);
  const tags = Object.values(read?.native ?? {}).flat();
  const notes = tags
    .filter(({ id, value }) => ['string', 'number'].includes(typeof value) && !PROGRAM.test(id))
    .map(({ value }) => String(value).slice(0, 60));
  const covers = await Promise.all((read?.common.picture ?? []).map(({ data }) => pictureTraces(data)));
  // Android's cameras write the place into a note that is not read above.
  const isPlaced =
    notes.some((note) => PLACE.test(note)) ||
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\u00a9xyz', 0, 'latin1');
  const others = [...new Set(notes)].filter((note) => !PLACE.test(note)).slice(0, MOST_NOTES);
  return [
    ...(isPlaced ? ['where it was taken'] : []),
    ...(others.length > 0 ? [`notes (${others.join('; ')})`] : []),
    ...covers.flat(),
  ];
}
