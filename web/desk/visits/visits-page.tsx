import { App, Button } from 'antd';
import { useState } from 'react';
import type { VisitRow } from '../../../contract/visit-review.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useAreaTree, useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { useCommand } from '../use-command.ts';
import { visitColumns } from './visit-columns.tsx';
import { useVisits, visitKeys } from './visit-data.ts';
import { VisitDrawer } from './visit-drawer.tsx';

const rowsAPage = 50;

interface AcceptTogetherProps {
  forms: readonly string[];
  onDone: () => void;
}

/** Forms that change nothing, all or none. */
function AcceptTogether({ forms, onDone }: AcceptTogetherProps) {
  const county = useCounty();
  const { message } = App.useApp();
  const accept = useCommand<{ accepted: number }>(visitKeys, ({ accepted }) => {
    message.success(`已采纳 ${accepted} 份`);
    onDone();
  });
  return (
    <>
      {accept.error !== null && <ProblemAlert problem={accept.error} />}
      <Button
        type="primary"
        disabled={forms.length === 0}
        loading={accept.isPending}
        onClick={() => accept.mutate(commandOf(`POST /counties/${county}/visits/acceptances`, { forms }))}
      >
        采纳所选（{forms.length} 份）
      </Button>
    </>
  );
}

/** 入户登记: what phones sent, by village; the township accepts or returns. */
export function VisitsPage() {
  const { may } = useReader();
  const areas = useAreaTree();
  const [state, change] = useListState();
  const [opened, setOpened] = useState<VisitRow>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const answer = useVisits(state);
  const decides = may.includes('visit.decide') && (state.filters.standing ?? 'proposed') === 'proposed';
  const waiting = answer.data?.waiting.reduce((sum, { forms }) => sum + forms, 0);
  const plain = (answer.data?.rows ?? []).filter(({ changedFields }) => changedFields === 0).map(({ form }) => form);
  return (
    <>
      <PageHead
        title="入户登记"
        note="手机送来的入户排查登记先只是提出；镇里采纳后才改资料、计入汇总表，退回的写明理由，村里手机上看得到。"
      />
      <ChoiceBar
        label="办理情况"
        choices={[
          { value: 'proposed', label: '待审核', count: waiting },
          { value: 'accepted', label: '已采纳' },
          { value: 'returned', label: '已退回' },
        ]}
        value={state.filters.standing ?? 'proposed'}
        onChoose={(standing) => {
          setChosen([]);
          change({ filters: { ...state.filters, standing } });
        }}
      />
      <ListTable
        name="入户登记"
        unit="份"
        columns={visitColumns}
        rowKey={({ form }) => form}
        answer={answer}
        state={state}
        onState={change}
        fixedPageSize={rowsAPage}
        query={[{ key: 'area', label: '区划', kind: 'area', areas }]}
        empty={{ title: '没有待审核的登记', whatToDo: '村里用手机入户登记后，会出现在这里。' }}
        onOpen={setOpened}
        {...(decides && {
          selection: { keys: chosen, onChange: (keys) => setChosen(keys.filter((key) => plain.includes(key))) },
          tools: <AcceptTogether forms={chosen} onDone={() => setChosen([])} />,
        })}
      />
      {decides && <p>成批采纳只选得中没有变化的登记；提出变化的，点开逐份看。</p>}
      {opened !== undefined && <VisitDrawer key={opened.form} form={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
