/** Turns text in which a sentinel's values stand into a Go template that fills in those of any event. */
import { SITE } from '../../generate-campaign.ts';

/**
 * The variables of a layout, made once a page. Event pages are the context, on their own page and in lists. Hugo's
 * templates escape by themselves what is filled in, as HTML, JSON or part of an address, whichever it stands in.
 */
export const PRELUDE = [
  '{{- $start := time .Params.starts -}}',
  '{{- $end := $start.Add (time.ParseDuration "1h") -}}',
  '{{- $tomorrow := $start.AddDate 0 0 1 -}}',
  '{{- $clock := printf "%d:%02d" $start.Hour $start.Minute -}}',
  '{{- $date := $start.Format "Monday, 2 January 2006" -}}',
  '{{- $slug := .File.ContentBaseName -}}',
  '{{- $plain := trim (replaceRE `\\s+` " " (htmlUnescape .Plain)) " " -}}',
].join('');

/** In the order of replacing: what contains another comes first. */
const FILL_INS: readonly (readonly [RegExp | string, string])[] = [
  [new RegExp(`${SITE.address}cards/events-zzslug[^"]*\\.png`, 'g'), '{{ $card.Permalink }}'],
  ['<p>Zzbody</p>', '{{ .Content }}'],
  ['2026-11-27T13:47:00+00:00', '{{ $start.Format "2006-01-02T15:04:05-07:00" }}'],
  ['2026-11-27T00:00:00+00:00', '{{ $start.Format "2006-01-02T00:00:00-07:00" }}'],
  ['2026-11-28T00:00:00+00:00', '{{ $tomorrow.Format "2006-01-02T00:00:00-07:00" }}'],
  ['2026-11-27T13:47:00Z', '{{ $start.Format "2006-01-02T15:04:05Z07:00" }}'],
  ['2026-11-27T14:47:00Z', '{{ $end.Format "2006-01-02T15:04:05Z07:00" }}'],
  ['20261127T134700', '{{ $start.Format "20060102T150405" }}'],
  ['20261127T144700', '{{ $end.Format "20060102T150405" }}'],
  ['Friday, 27 November 2026', '{{ $date }}'],
  ['>Friday<', '>{{ $start.Format "Monday" }}<'],
  ['>27<', '>{{ $start.Day }}<'],
  ['>November<', '>{{ $start.Format "January" }}<'],
  ['>November 2026<', '>{{ $start.Format "January 2006" }}<'],
  ['Friday 27 November 2026', '{{ $start.Format "Monday 2 January 2006" }}'],
  ['13:47', '{{ $clock }}'],
  ['Zztitle', '{{ .Title }}'],
  ['Zzplace', '{{ .Params.place }}'],
  ['Zzaddress', '{{ .Params.address }}'],
  ['Zzbody', '{{ $plain }}'],
  ['zzslug', '{{ $slug }}'],
];

const LEFT_OVER = /.{0,60}(Zz|zzslug|Friday|November|13[:%]|20261127|2026-11-2[78]).{0,60}/;

/** Throws when something of the sentinel stays, in a form that is not known here. */
export function fillIn(text: string): string {
  if (text.includes('{{')) throw new Error('the page has {{ in it, which is an instruction to Hugo');
  let layout = text;
  for (const [value, action] of FILL_INS) {
    layout = layout.replaceAll(value, () => action);
    if (typeof value === 'string') layout = layout.replaceAll(encodeURIComponent(value), () => action);
  }
  const [, left] = [...(LEFT_OVER.exec(layout) ?? [])].reverse();
  if (left) throw new Error(`a page says "${LEFT_OVER.exec(layout)?.[0]}", which fill-ins.ts does not know`);
  return layout;
}
