import { PageHead } from '../../ui/page-head.tsx';

/** 导入. */
export function ImportsPage() {
  return <PageHead title="导入" note="先检查，再导入；只改不同的，不在文件里的农户不动。" />;
}
