const megabyte = 1024 * 1024;

/** Why a file is refused before it is sent, in words; undefined when it may go. */
export function fileProblem(
  file: { name: string; size: number },
  endings: readonly string[],
  maxMegabytes: number,
): string | undefined {
  const name = file.name.toLowerCase();
  if (!endings.some((ending) => name.endsWith(ending))) {
    return `这里只收 ${endings.join('、')} 文件。请另存为这种格式后再选。`;
  }
  if (file.size === 0) return '这个文件是空的。请打开看看里面有没有内容。';
  if (file.size > maxMegabytes * megabyte) return `文件超过 ${maxMegabytes} 兆。请分成几个文件。`;
  return undefined;
}
