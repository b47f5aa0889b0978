import { useLocation, useNavigate } from 'react-router';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Running } from '../running/running.tsx';
import { useReader } from '../session.ts';
import { Accounts } from './accounts.tsx';
import { Areas } from './areas.tsx';
import { Audit } from './audit.tsx';
import { Devices } from './devices.tsx';
import { WhoIAm } from './who-i-am.tsx';

const parts = [
  { value: 'accounts', label: '账号和角色', verb: 'account.read', Part: Accounts },
  { value: 'audit', label: '审计', verb: 'audit.read', Part: Audit },
  { value: 'devices', label: '入户手机', verb: 'device.read', Part: Devices },
  { value: 'areas', label: '区划', verb: 'area.read', Part: Areas },
  { value: 'running', label: '正在运行', verb: 'job.read', Part: Running },
  { value: 'me', label: '我的账号', verb: 'self.read', Part: WhoIAm },
] as const;

/** 系统: accounts, roles, audit, areas, what is running, as far as the reader's role goes; everybody sees who they are. */
export function SystemPage() {
  const { may } = useReader();
  const params = new URLSearchParams(useLocation().search);
  const navigate = useNavigate();
  const mine = parts.filter(({ verb }) => may.includes(verb));
  const asked = mine.find(({ value }) => value === params.get('part'));
  const first = may.includes('account.read') ? mine[0] : mine.find(({ value }) => value === 'me');
  const shown = asked ?? first;
  return (
    <>
      <PageHead
        title="系统"
        note="人员、角色、审计和区划。系统、安全、审计三员分开：建账号的不授权，授权的不建账号，审计的只看。"
      />
      <ChoiceBar
        label="看什么"
        choices={mine}
        value={shown?.value ?? ''}
        onChoose={(value) => navigate({ search: `part=${value}` }, { replace: true })}
      />
      {shown !== undefined && <shown.Part />}
    </>
  );
}
