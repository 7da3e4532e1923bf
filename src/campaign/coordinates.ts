/** Reads a point on the earth as authors write it and writes it as maps, calendars and search engines have it. */

/** A point in degrees of WGS 84, north and east positive, to about ten centimetres. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Latitude, then longitude, each with a sign or the letter of its direction, as maps let people copy them. */
const WRITTEN =
  /^(?<latitude>[-−+]?\d{1,3}(?:\.\d+)?)\s*°?\s*(?<north>[NS]?)(?:\s*[,;]\s*|\s+)(?<longitude>[-−+]?\d{1,3}(?:\.\d+)?)\s*°?\s*(?<east>[EW]?)$/i;

/** The point of "51.5101, -0.1527" or "51.5101° N, 0.1527° W"; undefined for what is none on the earth. */
export function readCoordinates(text: string): Coordinates | undefined {
  const { latitude: lat = '', north = '', longitude: lon = '', east = '' } = WRITTEN.exec(text.trim())?.groups ?? {};
  if (!lat) return undefined;
  const latitude = degrees(lat, /s/i.test(north));
  const longitude = degrees(lon, /w/i.test(east));
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** Six digits are a tenth of a metre; more are the noise of the device that measured them. */
function degrees(written: string, isNegative: boolean): number {
  const value = Number(Number(written.replace('−', '-')).toFixed(6));
  // Without the zero that has a sign.
  return (isNegative ? -value : value) + 0;
}

/** The link by which a telephone opens its own map (RFC 5870): "geo:51.5101,-0.1527". */
export function geoUri({ latitude, longitude }: Coordinates): string {
  return `geo:${latitude},${longitude}`;
}
