import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { FINDING_STATE_LABELS, type FindingPage, type FindingRow } from '../../../contract/findings.ts';
import type { BarChoice } from '../../ui/choice-bar.tsx';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import type { QueryField } from '../../ui/query-area.tsx';
import { useAreaTree, useCounty } from '../area-tree.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { JobNow } from '../running/job-now.tsx';
import { useReader } from '../session.ts';
import { AnswerDrawer } from './answer-drawer.tsx';
import { findingColumns } from './finding-columns.tsx';
import { findingKeys, useFindings } from './finding-data.ts';
import { precisionWords } from './precision-words.ts';

const rowsAPage = 50;
const words = { start: '立即查一遍', going: '正在查', failed: '没有查成' };

function choicesOf(counts: FindingPage['counts'] | undefined): readonly BarChoice[] {
  return [
    { value: 'open', label: FINDING_STATE_LABELS.open, count: counts?.open, tone: counts?.overdue ? 'late' : 'plain' },
    { value: 'answered', label: FINDING_STATE_LABELS.answered, count: counts?.answered },
    { value: 'quiet', label: FINDING_STATE_LABELS.quiet, count: counts?.quiet },
    { value: 'closed', label: FINDING_STATE_LABELS.closed },
  ];
}

/** The rules by what is open, each with how often it was right so far. */
function useFindingQuery(rules: FindingPage['rules']): readonly QueryField[] {
  const areas = useAreaTree();
  const options = rules.map(({ rule, title, open, precision }) => ({
    value: rule,
    label: `${title} · ${open} 条 · ${precisionWords(precision)}`,
  }));
  return [
    { key: 'area', label: '区划', kind: 'area', areas },
    { key: 'rule', label: '疑点', kind: 'choice', options },
  ];
}

/** 疑点数据: what cannot be right, for the village to mend. */
export function FindingsPage() {
  const county = useCounty();
  const { today, may, area } = useReader();
  const [state, change] = useListState();
  const answer = useFindings(state);
  const [opened, setOpened] = useState<FindingRow>();
  const columns = useMemo(() => findingColumns(today), [today]);
  const { rules = [], counts, mayAnswer = false, mayCheck = false } = answer.data ?? {};
  const overdue = counts?.overdue ? `，其中 ${counts.overdue} 条已逾期` : '';
  return (
    <>
      <PageHead
        title="疑点数据"
        note={
          <>
            <Link to={`/${county}/households`}>农户</Link>
            {` · 按规则查出的、可能不对的数据，到户到人。待改 ${counts?.open ?? 0} 条${overdue}。改正后复核，不在了就销号。`}
          </>
        }
        actions={
          <>
            {may.includes('export.ask') && (
              <ExportButton label="导出清单" asked={{ kind: 'findings', area: state.filters.area ?? area.code }} />
            )}
            {mayCheck && <JobNow kind="quality" path="quality-check" words={words} refreshes={findingKeys} />}
          </>
        }
      />
      <ChoiceBar
        label="按状态看"
        choices={choicesOf(counts)}
        value={state.filters.state ?? 'open'}
        onChoose={(chosen) => change({ page: 1, filters: { ...state.filters, state: chosen } })}
      />
      <ListTable
        name="疑点数据"
        unit="条"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        state={state}
        onState={change}
        fixedPageSize={rowsAPage}
        query={useFindingQuery(rules)}
        empty={{
          title: '没有待改的疑点',
          whatToDo: mayCheck
            ? '夜里会自动查一遍；刚导入资料的，点“立即查一遍”。'
            : '夜里会自动查一遍，查出的出现在这里。',
        }}
        onOpen={setOpened}
      />
      {opened !== undefined && (
        <AnswerDrawer
          finding={opened}
          precision={rules.find(({ rule }) => rule === opened.rule)?.precision}
          mayAnswer={mayAnswer}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
