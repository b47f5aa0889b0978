export const SOURCE_CODES = ['LZ', 'GD', 'QJ', 'XF', 'GS'] as const;
export type SourceCode = (typeof SOURCE_CODES)[number];

/** A document the policy rests on. Its words are in `<code>.txt` beside this file. */
export interface Source {
  readonly code: SourceCode;
  readonly title: string;
  readonly documentNo: string;
  readonly issuedOn: string;
}

export const SOURCES: readonly Source[] = [
  {
    code: 'LZ',
    title: '梁子湖区《2022年防止返贫监测帮扶集中排查“回头看”工作方案》',
    documentNo: '梁乡村战略办〔2022〕1号',
    issuedOn: '2022-05-08',
  },
  {
    code: 'GD',
    title: '广东省乡村振兴局关于开展2021年省防止返贫监测和帮扶工作“回头看”的通知',
    documentNo: '粤乡村振兴局函〔2021〕43号',
    issuedOn: '',
  },
  {
    code: 'QJ',
    title: '韶关市曲江区《关于健全防止返贫动态监测和帮扶机制的实施方案》',
    documentNo: '韶曲农组〔2021〕6号',
    issuedOn: '2021-08-11',
  },
  {
    code: 'XF',
    title: '信丰县关于开展防止返贫监测帮扶集中排查“回头看”工作方案',
    documentNo: '信巩办字〔2023〕13号',
    issuedOn: '2023-07-12',
  },
  {
    code: 'GS',
    title: '甘肃省乡村振兴局关于整改防止返贫动态监测和帮扶工作突出问题的通知',
    documentNo: '甘乡振局发〔2021〕74号',
    issuedOn: '',
  },
];
