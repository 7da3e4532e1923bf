/** What a picture says of who took it, where and with what: EXIF (CIPA DC-008), XMP, IPTC, comments, and what follows the picture. */
import sharp from '../../drawing/sharp.ts';
import { afterPicture, jpegComments } from './picture-ends.ts';

/** The parts of a picture's metadata that sharp finds in all formats that it reads. */
type Parts = Partial<Awaited<ReturnType<ReturnType<typeof sharp>['metadata']>>>;

/** What stands in a picture's metadata, in words: "where it was taken (GPS)". */
export async function pictureTraces(bytes: Uint8Array): Promise<string[]> {
  // HEIC and the like sharp cannot read, and exifr can.
  const {
    exif,
    xmp,
    iptc,
    comments = [],
  }: Parts = await sharp(bytes)
    .metadata()
    .catch(() => ({}));
  const tags = await exifTags(exif ? exif.subarray(exif.indexOf('Exif\0\0') === 0 ? 6 : 0) : bytes);
  const rest = [xmp && 'XMP', iptc && 'IPTC'].filter(Boolean);
  const notes = [...comments.map(({ keyword, text }) => `${keyword}: ${text}`), ...jpegComments(bytes)]
    .filter((note) => !/^Software:/.test(note))
    .map((note) => note.replace(/\s+/g, ' ').slice(0, 100));
  const after = afterPicture(bytes);
  return [
    ...exifTraces(tags),
    ...(rest.length > 0 ? [`further notes (${rest.join(', ')})`] : []),
    ...(notes.length > 0 ? [`comments (${notes.join('; ')})`] : []),
    ...(after > 0 ? [`something hidden after the picture, such as a film or an earlier picture (${after} bytes)`] : []),
  ];
}

type Tags = Readonly<Record<string, unknown>>;

async function exifTags(bytes: Uint8Array): Promise<Tags> {
  const { default: exifr } = await import('exifr');
  const options = { tiff: true, exif: true, gps: true, interop: false, xmp: false, icc: false, iptc: false };
  const tags: unknown = await exifr.parse(bytes, options).catch(() => undefined);
  return typeof tags === 'object' && tags !== null ? Object.fromEntries(Object.entries(tags)) : {};
}

function exifTraces(tags: Tags): string[] {
  const named = (words: string, ...names: string[]): string[] => {
    const values = names.map((name) => tags[name]).filter((value) => value !== undefined && value !== '');
    return values.length > 0 ? [`${words} (${values.join(' ')})`] : [];
  };
  return [
    ...(tags.latitude !== undefined || tags.GPSLatitude !== undefined ? ['where it was taken (GPS)'] : []),
    ...named('the camera’s serial number', 'SerialNumber', 'BodySerialNumber'),
    ...named('the lens’s serial number', 'LensSerialNumber'),
    ...named('the camera’s owner', 'OwnerName', 'CameraOwnerName'),
    ...named('who took it', 'Artist'),
    ...(tags.DateTimeOriginal === undefined ? [] : ['when it was taken']),
    ...named('the camera', 'Make', 'Model'),
    ...named('comments', 'ImageDescription', 'XPAuthor', 'XPComment'),
  ];
}
