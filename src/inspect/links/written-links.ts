/** Finds the web addresses that the content files of a campaign name, each with its place. */
import type { Place } from '../../campaign/problem.ts';
import type { SourceFile } from '../../content/reading/source-file.ts';

/** An address as it stands in a file. */
export interface WrittenLink {
  readonly url: string;
  readonly file: string;
  readonly place: Place;
}

/** Every http or https address of the files, but those of the site itself and those after a # in YAML. */
export function writtenLinks(files: Iterable<SourceFile>, site: string): WrittenLink[] {
  return [...files].flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      if (/^\s*#\s/.test(line)) return [];
      return [...line.matchAll(/https?:\/\/[^\s<>"'`)\]}|]+/gi)].flatMap((match) => {
        const url = match[0].replace(/[.,;:!?*_]+$/, '');
        if (!URL.canParse(url) || url.startsWith(site)) return [];
        return [{ url, file: path, place: { line: index + 1, column: match.index + 1 } }];
      });
    }),
  );
}
