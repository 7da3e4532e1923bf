/** Says of a file that is neither a text nor a picture we can read what it is, and what to do with it. */
import { posix } from 'node:path';

interface FileKind {
  /** The end of its name. */
  readonly name: RegExp;
  /** How its bytes begin, as Latin 1 with a dot for each control character. */
  readonly begins: RegExp;
  readonly message: string;
}

const LINKED = 'Put it into public/ and link to it, like';

/** The first that fits counts; what the bytes say before what the name says, for names are changed lightly. */
const KINDS: readonly FileKind[] = [
  {
    name: /\.(heic|heif|hif)$/i,
    begins: /^.{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/,
    message:
      'is a picture in Apple’s format HEIC, which cannot be read here. Save it as JPEG; an iPhone takes JPEG with Settings > Camera > Formats > Most Compatible.',
  },
  {
    name: /\.svg$/i,
    begins: /^\W*(<\?xml.*)?<svg[ .>]/,
    message: 'is a drawing (SVG) that cannot be read. Save it again as SVG, or as PNG.',
  },
  {
    name: /\.(bmp|dib|psd|ai|eps|jxl|jp2|jpx|ico|dng|cr[23w]|nef|arw|raf|orf|rw2|xcf)$/i,
    begins: /^(BM.{4}\.{4}|8BPS|ÿ\.|\.{4}(JXL|jP))/,
    message: 'is a kind of picture that cannot be read here. Save it as JPEG or PNG.',
  },
  {
    name: /\.pdf$/i,
    begins: /^\W{0,9}%PDF-/,
    message: `is a PDF document. ${LINKED} [the report](/report.pdf); to show a page of it, save that page as PNG.`,
  },
  {
    name: /\.(m4a|mp3|wav|ogg|oga|opus|flac|aac|amr)$/i,
    begins: /^(ID3|fLaC|OggS|#!AMR|RIFF.{4}WAVE|.{4}ftypM4A)/,
    message: `is a sound recording. ${LINKED} [the song](/song.mp3).`,
  },
  {
    name: /\.(mp4|m4v|mov|qt|webm|mkv|avi|mpe?g|3gp|wmv|mts)$/i,
    begins: /^(.{4}(ftyp(?!avi[fs])|moov|mdat|wide)|\.Eß£|RIFF.{4}AVI )/,
    message: `is a film. ${LINKED} [the film](/film.mp4), or show a picture from it, saved as JPEG.`,
  },
  {
    name: /\.(docx?|odt|rtf|pages|wpd|wps)$/i,
    begins: /^(\{\\rtf|ÐÏ\.à)/,
    message: 'is a word processor document. Copy its words into a text file whose name ends in .md.',
  },
  {
    name: /\.(zip|rar|7z|gz|tar|xlsx?|pptx?|ods|odp|epub)$/i,
    begins: /^(PK\.\.|Rar!|7z¼¯|\.\x8b)/,
    message: `is not text. Unpack it, or ${LINKED.replace('Put', 'put')} [the figures](/figures.xlsx).`,
  },
  {
    name: /\.(html?|mhtml|webarchive)$/i,
    begins: /^\W*(<!doctype html|<html)/i,
    message: 'is a saved web page. Open it, and save what it shows, such as a picture, on its own.',
  },
  {
    name: /\.(lnk|url|webloc|crdownload|part|download)$/i,
    begins: /^(L\.{6}|bplist00)/,
    message: 'only leads to a file, or is half of one. Copy the file itself here.',
  },
];

/** How many bytes tell a file's kind. */
const ENOUGH = 512;

/** What to say of a file by its name alone; undefined for names of texts and of pictures that are read. */
export function faultByName(path: string): string | undefined {
  return KINDS.find(({ name }) => name.test(posix.basename(path)))?.message;
}

/** What to say of a file that could not be read as what its name says; undefined when the bytes do not tell either. */
export function faultByBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'is empty. Copy the file here again.';
  const start = Buffer.from(bytes.subarray(0, ENOUGH))
    .toString('latin1')
    .replace(/[^ -ÿ]/g, '.');
  return KINDS.find(({ begins }) => begins.test(start))?.message;
}
