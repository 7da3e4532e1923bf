/** What a new campaign, event, fact, update, page or list of supporters begins as: texts by path, made from answers and the one schema. */
import { PLACEHOLDERS } from '../content/checks/placeholders.ts';
import { campaignFields } from '../content/schema/campaign-schema.ts';
import {
  eventFields,
  factFields,
  pageFields,
  pictureFields,
  statementFields,
  updateFields,
} from '../content/schema/schema.ts';
import { supportersFields } from '../content/schema/supporters-schema.ts';
import { slugOfWords, suggestSlug } from '../text/slug.ts';
import { fieldsScaffold, markdownScaffold } from './blank-file.ts';

/** What an event begins with; times as on the clock of the place. */
export interface NewEvent {
  readonly title: string;
  readonly starts: string;
  /** Empty while nobody knows it. */
  readonly place: string;
  readonly address?: string | undefined;
  /** Where to take part online, with a place or instead of one. */
  readonly online?: string | undefined;
  readonly repeats?: string | undefined;
  /** When it is first announced. */
  readonly published: string;
  /** The site's host, for the permanent id. */
  readonly host: string;
  readonly slug: string;
}

/** A kind has few of the fields, so all of them would be no example. */
const ACTIONS_HINT = {
  actions: `- do: petition
  link: https://example.org/sign
- do: write
  who: the Mayor
  to: [mayor@example.org]
  subject: Keep the library open
  text: |
    Dear Mayor, please keep the library open.
- do: telephone
  who: the Town Hall
  number: "+44 20 7946 0018"
  hours: Monday to Friday, 9:00 to 17:00`,
};

/** "content/events/vigil.md" with its permanent id. */
export function newEvent({
  title,
  starts,
  place: name,
  address,
  online,
  repeats,
  ...event
}: NewEvent): [string, string] {
  const { published, host, slug } = event;
  const id = [slug, /^\d{4}-\d\d-\d\d/.exec(starts)?.[0]].filter(Boolean).join('-').concat(`@${host}`);
  const place = name || !online ? { place: { name: name || 'to be announced', address } } : {};
  const values = { id, title, starts, repeats, ...place, online, published, status: 'confirmed' };
  return [`content/events/${slug}.md`, markdownScaffold(eventFields, values, PLACEHOLDERS.event, ACTIONS_HINT)];
}

/** "content/facts/05-oil.md"; its number is its place in the list. */
export function newFact(claim: string, slug: string, number: number): [string, string] {
  const name = `${String(number).padStart(2, '0')}-${slug}`;
  return [`content/facts/${name}.md`, markdownScaffold(factFields, { claim }, PLACEHOLDERS.fact)];
}

/** "content/updates/glasgow.md" */
export function newUpdate(title: string, slug: string, date: string): [string, string] {
  return [`content/updates/${slug}.md`, markdownScaffold(updateFields, { title, date }, PLACEHOLDERS.update)];
}

/** "content/pages/faq.md" */
export function newPage(title: string, slug: string): [string, string] {
  return [`content/pages/${slug}.md`, markdownScaffold(pageFields, { title }, PLACEHOLDERS.page)];
}

/** "content/statement.md" */
export function newStatement(title: string): [string, string] {
  return ['content/statement.md', markdownScaffold(statementFields, { title }, PLACEHOLDERS.statement)];
}

/** What can be said of a picture beside it: "content/images/march.yml". */
export function newPictureFile(path: string): [string, string] {
  return [path.replace(/\.\w+$/, '.yml'), fieldsScaffold(pictureFields, {})];
}

/** "content/supporters.yml" with the first of them. */
export function newSupporters(name: string, link?: string): [string, string] {
  return ['content/supporters.yml', fieldsScaffold(supportersFields, { supporters: { name, link } })];
}

/** What a campaign begins with. */
export interface NewCampaign {
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  readonly zone: string;
  readonly lang: string;
  readonly event: Omit<NewEvent, 'host' | 'slug'>;
}

/** The files of a campaign that builds at once. */
export function newCampaign(campaign: NewCampaign): Map<string, string> {
  const { title, summary, address, zone, lang, event } = campaign;
  const host = new URL(address).hostname;
  const settings = { title, summary, address, zone, languages: `[${lang}]` };
  return new Map([
    ['content/campaign.yml', fieldsScaffold(campaignFields, settings, ACTIONS_HINT)],
    newStatement(title),
    newEvent({ ...event, host, slug: slugOfWords(event.title, lang) || 'event' }),
    ['content/facts/README.md', FACTS_NOTE],
    ['content/images/README.md', IMAGES_NOTE],
    ['package.json', packageFile(suggestSlug(title) || 'campaign')],
    ['.vscode/settings.json', EDITOR_SETTINGS],
    ['.vscode/tasks.json', EDITOR_TASKS],
    ['.gitignore', 'node_modules/\n_site/\n_site.*/\n.cache/\n.trash/\ncontent/originals/\n'],
  ]);
}

const FACTS_NOTE = `One fact a file. \`npm run new fact "The claim in one sentence"\` begins one. This note is not published.
`;

const IMAGES_NOTE = `Pictures. Show one in a text with ![What it shows](images/name.jpg). This note is not published.
`;

/** Editors explain and complete the fields of files that are YAML alone. */
const EDITOR_SETTINGS = `${JSON.stringify(
  {
    'yaml.schemas': {
      './node_modules/handbill/docs/schema/campaign.json': 'content/campaign.yml',
      './node_modules/handbill/docs/schema/campaign-translation.json': 'content/campaign.*.yml',
      './node_modules/handbill/docs/schema/supporters.json': 'content/supporters.yml',
      './node_modules/handbill/docs/schema/supporters-translation.json': 'content/supporters.*.yml',
      './node_modules/handbill/docs/schema/picture.json': 'content/images/*.yml',
    },
  },
  null,
  2,
)}\n`;

/** "Run Task › check" marks every problem in its file, Markdown too, which no schema reaches. */
const EDITOR_TASKS = `${JSON.stringify(
  {
    version: '2.0.0',
    tasks: [
      {
        label: 'check',
        type: 'npm',
        script: 'check',
        problemMatcher: {
          owner: 'handbill',
          fileLocation: 'relative',
          pattern: {
            regexp: '^(\\S.*?):(\\d+):(\\d+)  (?:(warning): )?(.+)$',
            file: 1,
            line: 2,
            column: 3,
            severity: 4,
            message: 5,
          },
        },
      },
    ],
  },
  null,
  2,
)}\n`;

const COMMANDS = ['build', 'check', 'publish', 'new', 'announce', 'translations'];

function packageFile(name: string): string {
  const fields = {
    name,
    private: true,
    // For an eleventy.config.js, or .ts.
    type: 'module',
    // By these names npm runs what is installed here; "npx handbill" might fetch what somebody else calls so.
    scripts: Object.fromEntries([
      ['start', 'handbill dev --open'],
      ...COMMANDS.map((name) => [name, `handbill ${name}`]),
    ]),
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}
