import { useLocation, useNavigate } from 'react-router';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useReader } from '../session.ts';
import { Coverage } from './coverage.tsx';
import { Documents } from './documents.tsx';
import { LegalDays } from './legal-days.tsx';
import { Parameters } from './parameters.tsx';
import { Preview } from './preview.tsx';
import { Rules } from './rules.tsx';
import { Versions } from './versions.tsx';

const parts = [
  { value: 'documents', label: '文件原文' },
  { value: 'coverage', label: '条款落实' },
  { value: 'parameters', label: '参数' },
  { value: 'rules', label: '规则和类别' },
  { value: 'calendar', label: '法定日历' },
] as const;
const preview = { value: 'preview', label: '试算' } as const;
const versions = { value: 'versions', label: '版本' } as const;

/** 政策: the documents clause by clause; the figures and rules that rest on them. */
export function PolicyPage() {
  const params = new URLSearchParams(useLocation().search);
  const navigate = useNavigate();
  const { may } = useReader();
  const part = params.get('part') ?? 'documents';
  const choices = [
    ...parts,
    ...(may.includes('policy.preview') ? [preview] : []),
    ...(may.includes('policy.draft') ? [versions] : []),
  ];
  return (
    <>
      <PageHead title="政策" note="文件逐条可查；每个参数、每条规则都写明依据哪一条款，没有条款的写明是自定缺省。" />
      <ChoiceBar
        label="看什么"
        choices={choices}
        value={part}
        onChoose={(value) => navigate({ search: value === 'documents' ? '' : `part=${value}` }, { replace: true })}
      />
      {part === 'documents' && (
        <Documents
          source={params.get('source') ?? ''}
          clause={params.get('clause') ?? ''}
          show={params.get('show') ?? ''}
        />
      )}
      {part === 'coverage' && <Coverage />}
      {part === 'parameters' && <Parameters />}
      {part === 'rules' && <Rules />}
      {part === 'calendar' && <LegalDays />}
      {part === 'preview' && <Preview />}
      {part === 'versions' && <Versions />}
    </>
  );
}
