import { Select } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import type { Me } from '../../contract/accounts.ts';
import styles from './shell.module.css';

/** For those who look into several counties: the same page in another one. */
export function CountyChoice({ counties, county }: { counties: Me['counties']; county: string }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const page = pathname.split('/')[2] ?? '';
  return (
    <Select
      aria-label="县（市、区）"
      className={styles.county}
      value={county}
      options={counties.map(({ code, name }) => ({ value: code, label: name }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(code) => navigate(`/${code}/${page}`)}
    />
  );
}
