import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { ActName } from '../../../contract/acts.ts';
import type { BatchRefusal, CaseRow, DecidedCases } from '../../../contract/case-list.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import type { ProblemError } from '../problem-error.ts';
import { useCommand } from '../use-command.ts';
import { ActForm } from './act-form.tsx';
import { caseKeys } from './case-data.ts';
import styles from './identification.module.css';
import { schemaOf } from './input-schema.ts';

/** Acts that one meeting decides for many households. */
export const batchActs = ['passTownship', 'decideCounty', 'sendBack'] as const;
export type BatchAct = (typeof batchActs)[number];

/** What differs from household to household is not filled in for all at once. */
const unasked: Partial<Record<ActName, readonly string[]>> = { decideCounty: ['category'], passTownship: ['measures'] };

interface RefusalsProps {
  problem: ProblemError;
  rows: readonly CaseRow[];
  /** Goes on without those that stand in the way. */
  onLeaveOut: (refused: readonly string[]) => void;
}

function Refusals({ problem, rows, onLeaveOut }: RefusalsProps) {
  const nameOf = (household: string) => rows.find((row) => row.household === household)?.headName ?? '';
  const refusals = (problem.details.refusals ?? []) as readonly BatchRefusal[];
  const lines = refusals.map(
    ({ household, householdNo, message }) => `${nameOf(household)}（${householdNo ?? ''}）：${message}`,
  );
  const others = rows.length - refusals.length;
  return (
    <>
      <ProblemAlert problem={{ message: problem.message, lines }} />
      {refusals.length > 0 && others > 0 && (
        <Button onClick={() => onLeaveOut(refusals.map(({ household }) => household))}>
          去掉这 {refusals.length} 户，留下 {others} 户
        </Button>
      )}
    </>
  );
}

interface BatchDialogProps {
  act: BatchAct;
  rows: readonly CaseRow[];
  onClose: () => void;
  onDone: () => void;
}

/** One act on many cases: all or none, with a report of every household. */
export function BatchDialog({ act, rows: chosen, onClose, onDone }: BatchDialogProps) {
  const county = useCounty();
  const [rows, setRows] = useState(chosen);
  const input = schemaOf(act);
  const decide = useCommand<DecidedCases>(caseKeys, onDone);
  const send = (filled: Record<string, unknown>) => {
    const cases = rows.map(({ household, version }) => ({ household, version }));
    decide.mutate(commandOf(`POST /counties/${county}/cases/decisions`, { act, input: filled, cases }));
  };
  const title = `${input.title}（${rows.length} 户）`;
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      {decide.data === undefined ? (
        <>
          <p className={styles.description}>
            {rows.map(({ headName, householdNo }) => headName ?? householdNo).join('、')}
            。要么全办，要么一户也不办；有一户办不了，会说明是哪一户、为什么。
            {act === 'decideCounty' && '类别按规则给每户提出的定；要另定的，请单独办。'}
          </p>
          <ActForm
            act={{ act, title, by: 'county', input: { ...input } }}
            household=""
            known={{}}
            unasked={unasked[act] ?? []}
            problem={null}
            sending={decide.isPending}
            onSend={send}
          />
          {decide.error !== null && (
            <Refusals
              problem={decide.error}
              rows={rows}
              onLeaveOut={(refused) => {
                decide.reset();
                setRows(rows.filter(({ household }) => !refused.includes(household)));
              }}
            />
          )}
        </>
      ) : (
        <>
          <Alert type="success" showIcon title={`${decide.data.decided.length} 户全部办好`} />
          <ul className={styles.measures}>
            {rows.map(({ household, headName, householdNo, villageName }) => (
              <li key={household}>
                {headName} · {villageName} · {householdNo}
              </li>
            ))}
          </ul>
          <Button type="primary" onClick={onClose}>
            知道了
          </Button>
        </>
      )}
    </Modal>
  );
}
