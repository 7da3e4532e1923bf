/** A picture as the templates of cards and sheets are given it. */
import type { Given } from './typesetter.ts';

/** Where a picture will stand. */
export interface PicturePlace {
  /** px */
  readonly width: number;
  readonly height: number;
  /** Whether all of it is shown, within the place; else the part that fills it. */
  readonly isWhole: boolean;
  readonly isColour: boolean;
}

export interface DrawnPicture {
  /** Names what it shows: "0123456789-160x40.png" */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The ground on which one that can be seen through shows. */
  readonly ground: 'light' | 'dark' | undefined;
  /** Width by height. */
  readonly ratio: number;
}

/** Pictures as a template has them, each under its own name: `data.logo` with the path of its file, or none. */
export function givenPictures(pictures: Readonly<Record<string, DrawnPicture | undefined>>): Required<Given> {
  const all = Object.entries(pictures);
  return {
    data: Object.fromEntries(
      all.map(([key, picture]) => {
        if (!picture) return [key, null];
        const { name, ground = null, ratio } = picture;
        return [key, { path: `/${name}`, ground, ratio }];
      }),
    ),
    files: Object.fromEntries(all.flatMap(([, picture]) => (picture ? [[picture.name, picture.bytes]] : []))),
  };
}
