/** Holds HTML against the standard. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // White space that templates leave behind costs nothing compressed.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'doctype-style': 'off',
    'no-implicit-button-type': 'error',
    // role="list" restores what list-style: none takes away in Safari.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list'] }],
    // The date stub repeats a link for the pointer alone.
    'hidden-focusable': 'off',
  },
});

/** What is wrong with a page, as lines that begin with its name. */
export async function invalidHtml(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) =>
    messages.map(({ message, ruleId, line }) => `${name}:${line} ${ruleId}: ${message}`),
  );
}
