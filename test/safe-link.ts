/** Whether a link leads nowhere that runs anything. */

/** Relative, or by one of the schemes that pages may use; data only for calendars and pictures of the pocket edition. */
export function isSafeLink(url: string): boolean {
  const [, scheme] = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url) ?? [];
  if (scheme === undefined) return true;
  if (scheme === 'data') return /^data:(text\/calendar;|image\/|font\/)/.test(url);
  return ['http', 'https', 'mailto', 'tel', 'sms', 'webcal', 'viber'].includes(scheme.toLowerCase());
}
