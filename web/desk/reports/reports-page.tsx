import { PageHead } from '../../ui/page-head.tsx';

/** 统计. */
export function ReportsPage() {
  return <PageHead title="统计" note="按文件原样的表，点任一格看到农户。" />;
}
