import { PageHead } from '../../ui/page-head.tsx';

/** 预警线索. */
export function LeadsPage() {
  return <PageHead title="预警线索" note="各路来的线索汇成一个队列，一户一条。" />;
}
