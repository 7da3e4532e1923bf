/** What a picture says of who took it, where and with what: EXIF (CIPA DC-008), XMP and IPTC. */
import readExif from 'exif-reader';
import sharp from '../../drawing/sharp.ts';

/** What stands in a picture's metadata, in words: "where it was taken (51.5, -0.15)". */
export async function picturesTraces(bytes: Uint8Array): Promise<string[]> {
  try {
    const { exif, xmp, iptc } = await sharp(bytes).metadata();
    const rest = [xmp && 'XMP', iptc && 'IPTC'].filter(Boolean);
    const traces = exif ? exifTraces(exif) : [];
    return [...traces, ...(rest.length > 0 ? [`further notes (${rest.join(', ')})`] : [])];
  } catch {
    // What cannot be read as a picture is told elsewhere.
    return [];
  }
}

function exifTraces(exif: Buffer): string[] {
  const read = (): ReturnType<typeof readExif> | undefined => {
    try {
      return readExif(exif);
    } catch {
      return undefined;
    }
  };
  const { GPSInfo, Image, Photo } = read() ?? {};
  const where = [GPSInfo?.GPSLatitude, GPSInfo?.GPSLongitude].some(Boolean);
  return [
    where && 'where it was taken (GPS)',
    Photo?.BodySerialNumber && `the camera’s serial number (${Photo.BodySerialNumber})`,
    Photo?.LensSerialNumber && `the lens’s serial number (${Photo.LensSerialNumber})`,
    Photo?.CameraOwnerName && `the camera’s owner (${Photo.CameraOwnerName})`,
    Image?.Artist && `who took it (${Image.Artist})`,
    Photo?.DateTimeOriginal && 'when it was taken',
    (Image?.Make || Image?.Model) && `the camera (${[Image.Make, Image.Model].filter(Boolean).join(' ')})`,
  ].flatMap((trace) => (typeof trace === 'string' && trace !== '' ? [trace] : []));
}
