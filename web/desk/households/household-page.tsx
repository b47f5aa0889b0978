import { PageHead } from '../../ui/page-head.tsx';

/** 农户的一页. */
export function HouseholdPage() {
  return <PageHead title="农户资料" />;
}
