/** Begins words as a sentence begins, in languages whose dates begin with a small letter. */

export function sentence(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
