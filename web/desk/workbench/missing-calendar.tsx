import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useCounty } from '../area-tree.ts';
import { MissingYears } from '../policy/missing-years.tsx';
import { useLegalDays } from '../policy/policy-data.ts';
import { useReader } from '../session.ts';

/** For those who can mend it: that the days off of a year are due and not entered. */
export function MissingCalendar() {
  const { may } = useReader();
  return may.includes('calendar.enter') ? <Warning /> : null;
}

function Warning() {
  const county = useCounty();
  const navigate = useNavigate();
  const { data } = useLegalDays();
  const enter = <Button onClick={() => navigate(`/${county}/policy?part=calendar`)}>去录入</Button>;
  return <MissingYears years={data?.missing ?? []} action={enter} />;
}
