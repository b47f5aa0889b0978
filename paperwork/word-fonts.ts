/** The typefaces of official papers, GB/T 9704 §5.2.2: offices have them; the program may not carry them along. */
export const titleFont = '方正小标宋简体';
export const bodyFont = '仿宋_GB2312';
export const headingFont = '黑体';
export const figureFont = 'Times New Roman';

// What a computer without the office's own fonts shows instead, best first: each has at least one of them.
const substitutes: readonly [string, string][] = [
  [titleFont, '方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC'],
  [bodyFont, '仿宋,FangSong,华文仿宋,STFangsong,宋体,SimSun,Noto Serif CJK SC'],
  [headingFont, 'SimHei,微软雅黑,Microsoft YaHei,Noto Sans CJK SC'],
];

/** The part `word/fontTable.xml` that names the substitutes. */
export function fontTableXml(): string {
  const fonts = substitutes.map(
    ([name, alternatives]) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/></w:font>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${fonts.join('')}</w:fonts>`;
}
