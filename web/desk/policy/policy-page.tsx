import { PageHead } from '../../ui/page-head.tsx';

/** 政策. */
export function PolicyPage() {
  return <PageHead title="政策" note="文件、参数和规则，条条有出处。" />;
}
