/** The part of subset-font 2.9 that Handbill uses; the types on npm are of 2.3 and lack it. */
declare module 'subset-font' {
  interface SubsetOptions {
    targetFormat: 'woff2';
    /** OpenType features to keep; the others are dropped. */
    keepFeatures: readonly string[];
    noHinting: boolean;
  }

  export default function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
}
