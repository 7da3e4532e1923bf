/** What stands in a picture's file beside the picture, which no reader of metadata tells of: comments in a JPEG, and what follows the end. */

/** Markers of a JPEG (ITU T.81 §B.1): those that are followed by their length, but for what stands by itself. */
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMENT = 0xfe;

interface JpegEnd {
  readonly comments: readonly string[];
  /** Where the file should end, octets. */
  readonly end: number;
}

/** The comments of a JPEG; none for anything else. */
export function jpegComments(bytes: Uint8Array): readonly string[] {
  return readJpeg(bytes)?.comments ?? [];
}

/** How much follows the end of a JPEG, PNG or WebP picture, octets; 0 for any other file. */
export function afterPicture(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = file.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG')) {
    const last = file.lastIndexOf('IEND');
    return last === -1 ? 0 : bytes.length - last - 8;
  }
  // RIFF files say how long they are, and are filled up to an even number.
  if (/^RIFF[\s\S]{4}WEBP/.test(head))
    return Math.max(0, bytes.length - 8 - file.readUInt32LE(4) - (file.readUInt32LE(4) % 2));
  const end = readJpeg(bytes)?.end ?? bytes.length;
  // Some cameras fill the file up.
  return file.subarray(end).every((octet) => octet === 0 || octet === 0xff) ? 0 : bytes.length - end;
}

function readJpeg(bytes: Uint8Array): JpegEnd | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const comments: string[] = [];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    // Between markers there is a scan, or filling.
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) {
      at = Math.max(at + 1, bytes.indexOf(0xff, at + 1));
      continue;
    }
    if (marker === END_OF_IMAGE) return { comments, end: at + 2 };
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker === COMMENT) comments.push(new TextDecoder().decode(bytes.subarray(at + 4, at + 2 + length)));
    at += marker === START_OF_SCAN ? 2 + length : Math.max(2, 2 + length);
  }
  return { comments, end: bytes.length };
}
