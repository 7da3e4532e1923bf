/** What the site would give away, and of whom: a notice for each, with what to do. */
import type { Campaign } from '../../campaign/model.ts';
import type { Picture } from '../../campaign/picture.ts';
import { type Problem, sortProblems } from '../../campaign/problem.ts';
import type { SourceFile } from '../../content/reading/source-file.ts';
import { shorten } from '../../text/shorten.ts';
import { A_SCRIPT } from './active-markup.ts';
import { contactsIn } from './contacts.ts';
import { decodeText } from './decode-text.ts';
import { fileFindings } from './file-findings.ts';
import type { Findings } from './findings.ts';
import { pictureTraces } from './picture-traces.ts';
import { serverEffect } from './server-files.ts';

/** What is looked through. */
export interface Examined {
  readonly campaign: Campaign;
  /** What authors wrote. */
  readonly texts: readonly SourceFile[];
  /** The sizes of all the site's files, octets, by address. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Of those, what is published as it is, by its path from the campaign's folder. */
  readonly copied: ReadonlyMap<string, Uint8Array>;
  /** The campaign's own templates, by the same. */
  readonly templates: ReadonlyMap<string, Uint8Array>;
  /** The countries of the campaign's zone: "GB". */
  readonly countries: readonly string[];
}

/** For phones on a bad line, octets; what people choose to download may be larger. */
const LARGE = 1_500_000;
const LARGE_DOWNLOAD = 25_000_000;
const DOWNLOAD = /\.(pdf|zip|mp[34]|webm|ogg)$/;

/** Names under which drafts are left lying about. */
const DRAFT =
  /(^|[/_.-])(draft|drafts|wip|todo|backup|old|copy|tmp|entwurf|brouillon|borrador|chernovik|черновик)([/_.-]|$)|\.(bak|orig|swp|tmp)$|~$/i;

/** Parameters that tell a network who passed a link on to whom. */
const TRACKING =
  /[?&](utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|mc_[ce]id|twclid|ttclid|_openstat|si|ref_src|ref_url)=[^&\s)"'>]*/;

/** The numbers and addresses that the campaign itself puts before everyone. */
function publicContacts({ contacts, text, actions, events }: Campaign): string[] {
  const own = Object.values(text).flatMap((each) => [each?.contact, each?.press]);
  const called = [...actions, ...events.flatMap((event) => event.actions)].flatMap(({ to = [], number }) => [
    ...to,
    number,
  ]);
  const all = [...contacts, ...own.flatMap((each) => [each?.email, each?.telephone]), ...called];
  return all.filter((each) => each !== undefined);
}

/** All notices, as warnings, in order. */
export async function safetyReport(examined: Examined): Promise<Problem[]> {
  const { campaign, texts, copied, templates, sizes } = examined;
  const known = publicContacts(campaign);
  const found = await findingsOf(copied, campaign.address);
  const inTemplates = await findingsOf(templates, campaign.address);
  const shown = [...found, ...inTemplates].flatMap(([, findings]) => findings.texts);
  const notices = [
    ...(await Promise.all([...texts, ...shown].map((text) => contactsIn(text, known, examined.countries)))).flat(),
    ...[...texts, ...shown].flatMap(trackingLinks),
    ...(await Promise.all(campaign.pictures.map(pictureNotices))).flat(),
    ...found.flatMap(([file, findings]) => [
      ...copiedNotices(file, copied.get(file), campaign.address),
      ...foundNotices(file, findings),
    ]),
    // What scripts a campaign's own page has is its own affair; the policy of the page allows those alone.
    ...inTemplates.flatMap(([file, { active, ...findings }]) =>
      foundNotices(file, { ...findings, active: active.filter((each) => each !== A_SCRIPT) }),
    ),
    ...[...sizes].flatMap(([address, size]) => sizeNotice(address, size)),
  ];
  return sortProblems(notices);
}

async function findingsOf(files: ReadonlyMap<string, Uint8Array>, own: string): Promise<[string, Findings][]> {
  const found: [string, Findings][] = [];
  // One after the other, since each may be a large archive.
  for (const [file, bytes] of files) found.push([file, await fileFindings(file, bytes, own)]);
  return found;
}

/** What is in a file, each kind in a sentence with what to do. */
function foundNotices(file: string, { traces, active, secrets }: Findings): Problem[] {
  const told = (words: readonly string[], sentence: (list: string) => string, terminal?: string): Problem[] =>
    words.length > 0 ? [{ ...notice(file, sentence(listed(words))), terminal }] : [];
  return [
    ...told(
      secrets,
      (list) =>
        `has ${list}. Whoever has it can act in your name. Take it out, and make a new one if it was ever published or passed on.`,
    ),
    ...told(
      active,
      (list) =>
        `runs or asks other sites for ${list}, which tells them who reads it; the policy of the site’s pages does not hold there. Take that out, or put the files themselves into public/.`,
    ),
    ...told(
      traces,
      (list) => `is published as it is and tells ${list}. Save it again without its properties.`,
      'Or have that done: handbill check --strip',
    ),
  ];
}

/** A file can have thousands of comments. */
function listed(words: readonly string[]): string {
  return shorten(words.join(', '), 500);
}

async function pictureNotices({ path, bytes }: Picture): Promise<Problem[]> {
  const traces = await pictureTraces(bytes);
  if (traces.length === 0) return [];
  return [
    notice(
      path,
      `tells ${listed(traces)}. The site’s own pictures do not; but do not pass this file itself on, and keep it out of a public repository.`,
    ),
  ];
}

/** What the name of a file and its last line say. */
function copiedNotices(file: string, bytes: Uint8Array = new Uint8Array(), own: string): Problem[] {
  const text = decodeText(bytes) ?? '';
  const effect = serverEffect(file.replace(/^[^/]*\//, ''), text, URL.canParse(own) ? new URL(own).host : '');
  const isMapped = /\.(js|css)$/.test(file) && /[#@] sourceMappingURL=/.test(text);
  return [
    ...(effect ? [notice(file, `is a file that ${effect}. Publish it only if you know who wrote it and why.`)] : []),
    ...(file.endsWith('.map') || isMapped
      ? [notice(file, 'is or names a source map, which shows the names and paths of your own machine. Leave it out.')]
      : []),
    ...(DRAFT.test(file.replace(/^[^/]*/, ''))
      ? [notice(file, 'is named like a draft, and will be published. Move it out of public/ if it is one.')]
      : []),
    ...(/\.(doc|docx|odt|xls|xlsx|ppt|pptx)$/i.test(file)
      ? [
          notice(
            file,
            'is an office document, which may keep earlier versions and comments. Publish a PDF of it instead.',
          ),
        ]
      : []),
  ];
}

function trackingLinks({ path, text }: SourceFile): Problem[] {
  return text.split('\n').flatMap((line, index): Problem[] => {
    const found = TRACKING.exec(line);
    if (!found || !/https?:\/\//.test(line.slice(0, found.index))) return [];
    return [
      {
        severity: 'warning',
        file: path,
        place: { line: index + 1, column: found.index + 2 },
        message: `has a link that tells who passed it on: ${found[0].slice(1)}. Take that part out of the address.`,
      },
    ];
  });
}

function sizeNotice(address: string, size: number): Problem[] {
  if (size <= (DOWNLOAD.test(address) ? LARGE_DOWNLOAD : LARGE)) return [];
  return [
    notice(
      `_site${address}`,
      `is ${(size / 1_000_000).toFixed(1)} MB, which takes minutes on a bad line. Make it smaller.`,
    ),
  ];
}

function notice(file: string, message: string): Problem {
  return { severity: 'warning', file, message };
}
