import { attributeOf } from './xlsx-markup.ts';

/** The workbook's styles with those of the annotation added as they are asked for. */
export type AnnotationStyles = {
  /** The style number of a faulty cell: as it was, on a coloured ground. */
  readonly faultOf: (style: number) => number;
  /** The style number of a sentence: text, whatever it begins with. */
  readonly sentence: number;
  /** The part `xl/styles.xml` with everything that was asked for. */
  readonly markup: () => string;
};

const faultFill =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF8D7A8"/><bgColor indexed="64"/></patternFill></fill>';
// Number format 49 is "@".
const sentenceFormat =
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center"/></xf>';

const fillsSection = /<fills\b[^>]*>([\s\S]*?)<\/fills>/;
const formatsSection = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/;
const eachFill = /<fill\b[^>]*?(?:\/>|>[\s\S]*?<\/fill>)/g;
const eachFormat = /<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g;

function withFill(format: string, fill: number): string {
  return format
    .replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
    .replace(/^<xf\b/, `<xf fillId="${fill}" applyFill="1"`);
}

/** Reads `xl/styles.xml`; undefined when its markup is not written the usual way. */
export function annotationStyles(styles: string): AnnotationStyles | undefined {
  const fills = fillsSection.exec(styles)?.[1]?.match(eachFill);
  const formats = formatsSection.exec(styles)?.[1]?.match(eachFormat);
  if (!fills || !formats || attributeOf(formats[0] ?? '', 'fontId') === undefined) return undefined;
  const all: string[] = [...formats, sentenceFormat];
  const faults = new Map<number, number>();
  return {
    sentence: formats.length,
    faultOf: (style) => {
      const known = faults.get(style);
      if (known !== undefined) return known;
      faults.set(style, all.length);
      return all.push(withFill(formats[style] ?? formats[0] ?? '', fills.length)) - 1;
    },
    markup: () =>
      styles
        .replace(fillsSection, () => `<fills count="${fills.length + 1}">${fills.join('')}${faultFill}</fills>`)
        .replace(formatsSection, () => `<cellXfs count="${all.length}">${all.join('')}</cellXfs>`),
  };
}
