import { PageHead } from '../../ui/page-head.tsx';

/** 监测对象. */
export function IdentificationPage() {
  return <PageHead title="监测对象" note="识别认定的每一步、期限和材料。" />;
}
