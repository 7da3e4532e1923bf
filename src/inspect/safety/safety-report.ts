/** What the site would give away, and of whom: a notice for each, with what to do. */
import type { Campaign } from '../../campaign/model.ts';
import type { Picture } from '../../campaign/picture.ts';
import { type Problem, sortProblems } from '../../campaign/problem.ts';
import type { SourceFile } from '../../content/reading/source-file.ts';
import { contactsIn } from './contacts.ts';
import { fileTraces } from './file-traces.ts';
import { picturesTraces } from './picture-traces.ts';

/** What is looked through. */
export interface Examined {
  readonly campaign: Campaign;
  /** What authors wrote. */
  readonly texts: readonly SourceFile[];
  /** The sizes of all the site's files, octets, by address. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Of those, what is copied as it is, by address. */
  readonly publicFiles: ReadonlyMap<string, Uint8Array>;
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

/** All notices, as warnings, in order. */
export async function safetyReport(examined: Examined): Promise<Problem[]> {
  const { campaign, texts, publicFiles, sizes, countries } = examined;
  const notices = [
    ...(await Promise.all(texts.map((text) => contactsIn(text, campaign.contacts, countries)))).flat(),
    ...texts.flatMap(trackingLinks),
    ...(await Promise.all(campaign.pictures.map(pictureNotices))).flat(),
    ...(await Promise.all([...publicFiles].map(([address, bytes]) => publicNotices(address, bytes)))).flat(),
    ...[...sizes].flatMap(([address, size]) => sizeNotice(address, size)),
  ];
  return sortProblems(notices);
}

async function pictureNotices({ path, bytes }: Picture): Promise<Problem[]> {
  const traces = await picturesTraces(bytes);
  if (traces.length === 0) return [];
  return [
    notice(
      path,
      `tells ${traces.join(', ')}. The site’s own pictures do not; but do not pass this file itself on, and keep it out of a public repository.`,
    ),
  ];
}

async function publicNotices(address: string, bytes: Uint8Array): Promise<Problem[]> {
  const file = `public${address}`;
  const traces = await fileTraces(address, bytes);
  const isMapped = /\.(js|css)$/.test(address) && /[#@] sourceMappingURL=/.test(Buffer.from(bytes).toString('latin1'));
  return [
    ...(traces.length > 0
      ? [
          notice(
            file,
            `is published as it is and tells ${traces.join(', ')}. Save it again without its properties, or put pictures into content/images/, where they are cleaned.`,
          ),
        ]
      : []),
    ...(address.endsWith('.map') || isMapped
      ? [notice(file, 'is or names a source map, which shows the names and paths of your own machine. Leave it out.')]
      : []),
    ...(DRAFT.test(address)
      ? [notice(file, 'is named like a draft, and will be published. Move it out of public/ if it is one.')]
      : []),
    ...(/\.(doc|docx|odt|xls|xlsx|ppt|pptx)$/i.test(address)
      ? [
          notice(
            file,
            'is a document of an office program, which may keep earlier versions and comments. Publish a PDF of it instead.',
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
        message: `has a link that says who passed it on: ${found[0].slice(1)}. Take that part out of the address.`,
      },
    ];
  });
}

function sizeNotice(address: string, size: number): Problem[] {
  if (size <= (DOWNLOAD.test(address) ? LARGE_DOWNLOAD : LARGE)) return [];
  return [
    notice(
      `_site${address}`,
      `is ${(size / 1_000_000).toFixed(1)} MB large, which on a bad line is minutes. Make it smaller.`,
    ),
  ];
}

function notice(file: string, message: string): Problem {
  return { severity: 'warning', file, message };
}
