import { PageHead } from '../../ui/page-head.tsx';

/** 工作台. */
export function WorkbenchPage() {
  return <PageHead title="工作台" note="等我办的事，按期限排。" />;
}
