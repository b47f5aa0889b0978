import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { LeadRow } from '../../../contract/leads.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useReader } from '../session.ts';
import { AddLead } from './add-lead.tsx';
import { leadColumns } from './lead-columns.tsx';
import { useLeads } from './lead-data.ts';
import { filtersOfTab, tabChoices, tabOf, useLeadQuery } from './lead-query.ts';
import { LeadWalk } from './lead-walk.tsx';
import { ScreenNow } from './screen-now.tsx';

const rowsAPage = 50;

function LeadTools({ onAdd }: { onAdd: () => void }) {
  const { may } = useReader();
  return (
    <>
      {may.includes('screening.run') && <ScreenNow />}
      {may.includes('lead.add') && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
          新增线索
        </Button>
      )}
    </>
  );
}

/** 预警线索: one queue from five sources, one lead a household. */
export function LeadsPage() {
  const { today, may } = useReader();
  const [state, change] = useListState();
  const answer = useLeads(state);
  const [walk, setWalk] = useState<{ leads: readonly LeadRow[]; place: number }>();
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => leadColumns(today), [today]);
  const leads = answer.data?.rows ?? [];
  return (
    <>
      <PageHead
        title="预警线索"
        note="五个来源汇成一个队列，一户一条；写明命中哪条规则、依据哪一条款、数值多少。"
        actions={<LeadTools onAdd={() => setAdding(true)} />}
      />
      <ChoiceBar
        label="按期限看"
        choices={tabChoices(answer.data?.counts)}
        value={tabOf(state.filters)}
        onChoose={(tab) => change({ filters: filtersOfTab(tab, state.filters) })}
      />
      <ListTable
        name="预警线索"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        state={state}
        onState={change}
        fixedPageSize={rowsAPage}
        query={useLeadQuery()}
        empty={{
          title: '没有待核实的线索',
          whatToDo: may.includes('screening.run')
            ? '刚导入资料的，先点“立即筛查”；走访中发现的，点“新增线索”记下来。'
            : '有新线索会出现在这里。走访中发现情况，点“新增线索”记下来。',
        }}
        onOpen={(lead) => setWalk({ leads, place: leads.findIndex(({ id }) => id === lead.id) })}
      />
      {walk !== undefined && <LeadWalk {...walk} onClose={() => setWalk(undefined)} />}
      {adding && <AddLead onClose={() => setAdding(false)} />}
    </>
  );
}
