import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseRow } from '../../../contract/case-list.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { type BatchAct, BatchDialog, batchActs } from './batch.tsx';
import { caseColumns } from './case-columns.tsx';
import { useCases } from './case-data.ts';
import { filtersOfTab, tabChoices, tabOf, useCaseQuery } from './case-query.ts';
import { schemaOf } from './input-schema.ts';

const rowsAPage = 50;

/** Chosen rows, kept across pages with the version that was seen. */
function useChosen(rows: readonly CaseRow[]) {
  const [chosen, setChosen] = useState<readonly CaseRow[]>([]);
  const choose = (keys: readonly string[]) => {
    const known = [...chosen, ...rows.filter((row) => !chosen.some(({ id }) => id === row.id))];
    setChosen(known.filter(({ id }) => keys.includes(id)));
  };
  return { chosen, choose, clear: () => setChosen([]) };
}

function BatchTools({ chosen, onAct }: { chosen: readonly CaseRow[]; onAct: (act: BatchAct) => void }) {
  if (chosen.length === 0) return null;
  const acts = batchActs.filter((act) => chosen.every(({ may }) => may.includes(act)));
  if (acts.length === 0) return <span>所选的几户不在同一环节，或不归您办，不能成批办理。</span>;
  return acts.map((act) => (
    <Button key={act} type={act === 'sendBack' ? 'default' : 'primary'} onClick={() => onAct(act)}>
      成批{schemaOf(act).title}（{chosen.length} 户）
    </Button>
  ));
}

/** 监测对象: every case by step and deadline; batch acts. */
export function IdentificationPage() {
  const county = useCounty();
  const navigate = useNavigate();
  const { today, may } = useReader();
  const [state, change] = useListState();
  const answer = useCases(state);
  const rows = answer.data?.rows ?? [];
  const { chosen, choose, clear } = useChosen(rows);
  const [act, setAct] = useState<BatchAct>();
  const columns = useMemo(() => caseColumns(today), [today]);
  const decides = rows.some((row) => batchActs.some((each) => row.may.includes(each)));
  return (
    <>
      <PageHead
        title="监测对象"
        note="识别认定的每一步、期限和材料；办结后纳入监测的也在这里。"
        actions={
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => navigate(`/${county}/identification/notices`)}>
            公示和公告
          </Button>
        }
      />
      <ChoiceBar
        label="按环节和期限看"
        choices={tabChoices(answer.data)}
        value={tabOf(state.filters)}
        onChoose={(tab) => change({ filters: filtersOfTab(tab, state.filters) })}
      />
      <ListTable
        name="监测案件"
        unit="户"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        state={state}
        onState={change}
        fixedPageSize={rowsAPage}
        query={useCaseQuery()}
        tools={<BatchTools chosen={chosen} onAct={setAct} />}
        {...(may.includes('case.act') &&
          (decides || chosen.length > 0) && { selection: { keys: chosen.map(({ id }) => id), onChange: choose } })}
        empty={{
          title: '还没有监测案件',
          whatToDo: '在“预警线索”里把属实的线索立案，或在农户资料页直接立案，案件就会到这里。',
        }}
        onOpen={({ household }) => navigate(`/${county}/identification/${household}`)}
      />
      {act !== undefined && <BatchDialog act={act} rows={chosen} onClose={() => setAct(undefined)} onDone={clear} />}
    </>
  );
}
