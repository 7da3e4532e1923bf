/** The sheets that are printed: one row each, in every paper that a campaign may choose. */
import type { PAPERS } from '../campaign/model.ts';

export type Paper = (typeof PAPERS)[number];

/** Width and height, mm. */
type Size = readonly [width: number, height: number];

interface PaperSize {
  /** As people ask for it: "A4". */
  readonly name: string;
  readonly size: Size;
}

/** ISO 216, and the North American sizes of ANSI Y14.1; for each family the small, the middle and the large sheet. */
const SIZES: Readonly<Record<Paper, Readonly<Record<'small' | 'middle' | 'large', PaperSize>>>> = {
  a4: {
    small: { name: 'A5', size: [148, 210] },
    middle: { name: 'A4', size: [210, 297] },
    large: { name: 'A3', size: [297, 420] },
  },
  letter: {
    small: { name: 'Half Letter', size: [139.7, 215.9] },
    middle: { name: 'Letter', size: [215.9, 279.4] },
    large: { name: 'Tabloid', size: [279.4, 431.8] },
  },
};

/** What is on a sheet: an event's poster, the demand alone to hold up, the campaign's leaflet, two of those to be cut apart, or what people act with. */
export type SheetKind = 'poster' | 'placard' | 'leaflet' | 'pair' | 'letter' | 'petition';

export interface Sheet {
  readonly kind: SheetKind;
  /** "A4" */
  readonly paper: string;
  /** mm; of the paper after cutting. */
  readonly width: number;
  readonly height: number;
  readonly isColour: boolean;
  /** How far colour runs over the edge for a print shop to cut at, mm. */
  readonly bleed: number;
  /** The leaflet itself, before two of it are put on a sheet, mm. */
  readonly leaflet: { readonly width: number; readonly height: number };
}

/** What print shops ask for, mm. */
const BLEED = 3;

interface Row {
  readonly kind: SheetKind;
  readonly paper: 'small' | 'middle' | 'large';
  readonly isColour: boolean;
  readonly bleed?: number;
}

const ROWS: readonly Row[] = [
  { kind: 'poster', paper: 'middle', isColour: true },
  { kind: 'poster', paper: 'middle', isColour: false },
  { kind: 'poster', paper: 'large', isColour: true, bleed: BLEED },
  { kind: 'poster', paper: 'large', isColour: false },
  { kind: 'placard', paper: 'large', isColour: true },
  { kind: 'placard', paper: 'large', isColour: false },
  { kind: 'pair', paper: 'middle', isColour: true },
  { kind: 'pair', paper: 'middle', isColour: false },
  { kind: 'leaflet', paper: 'small', isColour: true, bleed: BLEED },
  { kind: 'leaflet', paper: 'small', isColour: false },
  { kind: 'letter', paper: 'middle', isColour: false },
  { kind: 'petition', paper: 'middle', isColour: false },
];

/** Every sheet of a family of paper. */
export function sheetsOf(paper: Paper): Sheet[] {
  const [leafletWidth, leafletHeight] = SIZES[paper].small.size;
  return ROWS.map(({ kind, paper: size, isColour, bleed = 0 }) => {
    const { name, size: sides } = SIZES[paper][size];
    // Two leaflets lie side by side.
    const [width, height] = kind === 'pair' ? [sides[1], sides[0]] : sides;
    return {
      kind,
      paper: name,
      width,
      height,
      isColour,
      bleed,
      leaflet: { width: leafletWidth, height: leafletHeight },
    };
  });
}

/** Whether there is a choice between colour and black and white. */
function hasColours(sheet: Pick<Sheet, 'kind'>): boolean {
  return ROWS.some(({ kind, isColour }) => kind === sheet.kind && isColour);
}

/** "poster-a4", "pair-a4-black", "leaflet-a5-bleed", "letter-a4" */
export function sheetName(sheet: Sheet): string {
  const { kind, paper, isColour, bleed } = sheet;
  const name = `${kind}-${paper.toLowerCase().replaceAll(' ', '-')}`;
  return `${name}${isColour || !hasColours(sheet) ? '' : '-black'}${bleed > 0 ? '-bleed' : ''}`;
}
