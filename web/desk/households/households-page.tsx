import { PageHead } from '../../ui/page-head.tsx';

/** 农户. */
export function HouseholdsPage() {
  return <PageHead title="农户" note="按姓名、证件号、电话、户编号、村或标签查找。" />;
}
