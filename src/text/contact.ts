/** Email addresses and telephone numbers as people write them, and the links that they make. */

/** Whether a text is an email address and nothing else, without what would end its link. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>()[\]\\,;:"?&%#/]+@[^\s@<>()[\]\\,;:"?&%#/]+\.[^\s@<>()[\]\\,;:"?&%#/]+$/u.test(text)
  );
}

/** Whether a text is a telephone number and nothing else; of emergency numbers the shortest have three digits. */
export function isTelephoneNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return /^\+?[\d() \u00a0\u202f./-]+$/.test(text) && digits >= 3 && digits <= 15;
}

/** The link that calls a number (RFC 3966); the zero in brackets of "+44 (0)20" is not dialled from abroad. */
export function telephoneLink(number: string): string {
  const dialled = number.startsWith('+') ? number.replace(/\(0\)/g, '') : number;
  return `tel:${dialled.replace(/[^\d+]/g, '')}`;
}
