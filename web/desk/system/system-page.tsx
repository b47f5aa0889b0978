import { PageHead } from '../../ui/page-head.tsx';

/** 系统. */
export function SystemPage() {
  return <PageHead title="系统" note="导入、正在运行的工作、人员和审计。" />;
}
