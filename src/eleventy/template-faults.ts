/** What developers get wrong in templates, data files and settings: how Eleventy and its engines say it, and how we do. */

/** A mistake in our words. */
export interface Fault {
  readonly message: string;
  /** The front-matter field that it is in. */
  readonly field?: string | undefined;
  /** The word of the template that is wrong, by which its place is found where the engine does not tell it. */
  readonly word?: string | undefined;
}

/** `$1` in a sentence, a field or a word stands for the pattern's first group. */
type Row = readonly [pattern: RegExp, sentence: string, where?: Omit<Fault, 'message'>];

const UNREADABLE = 'cannot be read: a bracket, quotation mark or {% end… %} is missing or too many near here.';

const NO_PART = 'includes $1, which is in no templates folder. Check its name.';

const NO_FILTER = 'uses the filter $1, which does not exist. Check its name.';

/** Of pages: their addresses, layouts and lists. */
const PAGES: readonly Row[] = [
  [
    /attempted to write to '[^']*?' \(via `permalink` value: '([^'\n]+)'\)/,
    '"$1" is not a page\'s address. Let it end in a slash, like $1/.',
    { field: 'permalink' },
  ],
  [
    /attempted to write to '[^']*?([^'/]+)'/,
    'makes "$1", which is not a page\'s address. Let it end in a slash, like $1/.',
    { field: 'permalink' },
  ],
  [
    /Output conflict: [\s\S]*?1\. [^\n]+\n\s*2\. (\S[^\n]*)/,
    'writes the same file as $1. Give one of them another address.',
    { field: 'permalink' },
  ],
  [
    /attempted to overwrite an existing template at "([^"]+)"/,
    'would write over the template $1. Give it another permalink.',
    { field: 'permalink' },
  ],
  [/attempted to overwrite itself/, 'would write over itself. Give it another permalink.', { field: 'permalink' }],
  [
    /`permalink: (?:build: )?true` is not/,
    'is true, which is no address. Write the page’s address, like /press/, or false for no page.',
    { field: 'permalink' },
  ],
  [
    /Expected permalink value to be a string\. Received `(\w+)`/,
    'gives a value of the kind “$1”, which is no address. Give a text, like "/press/".',
    { field: 'permalink' },
  ],
  [
    /use a layout that does not exist: .*?([^/\\\s]+)(?: \(via|$)/m,
    '"$1" is no layout. Write handbill, or the name of a file in templates/layouts.',
    { field: 'layout' },
  ],
  [
    /layouts have a circular reference, starting at ([^!]+)!/,
    'lead in a circle, by way of $1. Take one of them out.',
    { field: 'layout' },
  ],
  [
    /pagination data.*went looking for: (\S+)/,
    'asks for a page for each of $1, which is not there. Check the name.',
    { field: 'data' },
  ],
  [/Missing pagination size/, 'has no size. Write size: 1 for one page an item.', { field: 'pagination' }],
  [
    /Misconfigured pagination/,
    'is empty. Write data: and size: below it, each with two spaces in front.',
    { field: 'pagination' },
  ],
  [
    /Pagination circular reference.*data:`([^`]+)`/,
    'makes a page for each of $1, and puts those pages into it again. Give the pages another tag.',
    { field: 'data' },
  ],
  [
    /Data cascade value for `date` \((.*?)\) is invalid/,
    '"$1" is not a date. Write it like 2011-12-18.',
    { field: 'date' },
  ],
  [
    /String or Array expected for `tags`/,
    'is neither a word nor a list of words. Write it like tags: [news].',
    { field: 'tags' },
  ],
  [
    /reserved (?:Eleventy properties|data property names): ([^.\n]+)/,
    'sets $1, which Eleventy sets itself. Give it another name.',
    { word: '$1' },
  ],
  [
    /circular reference \(using collections\)|Dependency Cycle Found/,
    'shows pages that show it in turn. Leave it out of one of the lists.',
  ],
];

/** Of Nunjucks and Liquid. */
const TEMPLATES: readonly Row[] = [
  [
    /the words "([^"]+)" are not in (\S+)/,
    'asks for the words "$1", which are not in $2. Add them there, or correct the name.',
  ],
  [
    /attempted to output null or undefined value/,
    'prints a value that is not there. Check the name, or put it inside {% if … %}.',
  ],
  [
    /undefined variable: ([^,\s]+)/,
    'prints $1, which is not there. Check the name, or put it inside {% if … %}.',
    { word: '$1' },
  ],
  [/template not found: (\S+)/, NO_PART, { word: '$1' }],
  [/ENOENT: Failed to lookup "([^"]+)"/, NO_PART, { word: '$1' }],
  [/(?:filter not found|undefined filter): ([^\s,]+)/, NO_FILTER, { word: '$1' }],
  [/Unable to call `([^`]+)`/, 'calls $1, which is not a function here. Check its name.'],
  [
    /unknown block tag: (\S+)|tag "?([^"\s]+)"? not found/,
    'has the tag {% $1$2 %}, which does not exist or closes nothing. Check its name and what it closes.',
  ],
  [
    /expected elif, else, or endif, got end of file/,
    'has {% if … %} without its {% endif %}. Write {% endif %} where it ends.',
    { word: '{% if' },
  ],
  [
    /unexpected end of file|got end of file|tag \{% ?(.*?) ?%\} not closed/,
    'has a tag that is not closed, such as {% for … %} without {% endfor %}. Close it where it ends.',
    { word: '{% for' },
  ],
  [
    /expected variable end|[Uu]nexpected token|expected block end|parse[A-Z]\w+:|expected |output .* not closed/,
    UNREADABLE,
  ],
];

/** Of JavaScript, wherever it is. */
const CODE: readonly Row[] = [
  [
    /Cannot read properties of (?:undefined|null) \(reading '([^']+)'\)/,
    'asks for “$1” of something that is not there. Check the name before it.',
  ],
  [/^(\S+) is not defined$/m, 'uses the name $1, which is not there. Check it.'],
  [/^(\S+) is not a function$/m, 'calls $1, which is not a function. Check its name.'],
  [/Cannot find (?:module|package) '([^']+)'/, 'imports $1, which is not there. Check its name, or run npm install.'],
];

/** Of data files and front matter that cannot be read. */
const DATA: readonly Row[] = [
  [
    /reading front matter[\s\S]*\(\d+:\d+\)/,
    'has front matter that cannot be read. Look near here for a missing quotation mark, colon or space.',
  ],
  [
    /reading front matter/,
    'has front matter that is not JavaScript. Look near here for a missing comma, bracket or quotation mark.',
  ],
  [/parsing data file/, 'cannot be read as JSON. Look near here for a missing comma, bracket or quotation mark.'],
];

/** The mistake that an error is about, from all that was said of it, the innermost last. */
export function faultIn(text: string): Fault | undefined {
  return firstOf([...PAGES, ...DATA, ...TEMPLATES], text);
}

/** The mistake in code that threw, whatever it threw. */
export function thrownFault(reason: string): Fault {
  const [line = ''] = reason.trim().split('\n');
  return firstOf(CODE, reason) ?? { message: `stops with an error: ${line.replace(/\.$/, '')}. Correct it.` };
}

function firstOf(rows: readonly Row[], text: string): Fault | undefined {
  for (const [pattern, message, { field, word } = {}] of rows) {
    const match = pattern.exec(text);
    if (!match) continue;
    const fill = (words: string): string => words.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
    return { message: fill(message), field, word: word && fill(word) };
  }
  return undefined;
}
