/** Escapes text for the markup that Handbill writes itself; templates escape on their own. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an XML or HTML element or attribute; characters that XML 1.0 §2.2 forbids are dropped. */
export function escapeMarkup(text: string): string {
  return wellFormed(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Text without control characters (but tab and line feed) and lone surrogates, in NFC. */
export function wellFormed(text: string): string {
  // Plain English has nothing to be mended, and there is a lot of it.
  if (/^[\t\n\x20-\x7e]*$/.test(text)) return text;
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
      .replace(/\p{Surrogate}/gu, '')
      .normalize('NFC')
  );
}

/**
 * What a terminal, a log or a list of lines would take for an order: control characters, the two further line ends of Unicode,
 * and marks that turn the words around them about or cannot be seen.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\u200b\ufeff]/g;

/** Whether a name would break the line that it is written in, or do something to a terminal. */
export function hasControls(name: string): boolean {
  return name.search(CONTROLS) >= 0;
}

/** A text on one line as it may be printed: what would be an order to the terminal is shown by its code, "<U+001B>". */
export function visible(text: string): string {
  return text.replace(CONTROLS, (character) => {
    if (character === '\t') return character;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
}

/** The same for a text of several lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
