import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VisitConflict, VisitDifference } from '../../../contract/visits.ts';
import { formatInstant } from '../../ui/instant.ts';
import { decideConflict, type Choice as Whose } from '../outbox/decisions.ts';
import type { KeptEntry } from '../outbox/outbox.ts';
import { Choice } from '../parts/choice.tsx';
import { goTo } from '../parts/route.ts';
import { useOpened } from './opened.ts';

/** A value of either version, in words. */
function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '空';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? value.join('、') : String(value);
}

function label({ subject, label }: VisitDifference): string {
  return subject === '登记表' || subject === '本户' ? label : `${subject}：${label}`;
}

/** Two versions of one household: the officer decides every difference; the machine merges nothing. */
export function ConflictChoice({ entry, conflict }: { entry: KeptEntry; conflict: VisitConflict }) {
  const { device, syncNow } = useOpened();
  const client = useQueryClient();
  const [choices, setChoices] = useState<readonly (Whose | null)[]>(conflict.differences.map(() => null));
  const open = choices.filter((choice) => choice === null).length;
  const send = async () => {
    const decided = choices.filter((choice) => choice !== null);
    if (decided.length < choices.length) return;
    await decideConflict(device, entry, decided);
    await client.invalidateQueries();
    syncNow();
    goTo('outbox');
  };
  return (
    <section aria-label="两个版本">
      <h2>对方的版本</h2>
      <p className="hint">
        {conflict.theirs.by}，{formatInstant(conflict.theirs.at)}，{conflict.theirs.what}
      </p>
      {conflict.differences.length === 0 && <p>没有不一样的内容，可以直接再发。</p>}
      {conflict.differences.map((difference, at) => (
        <Choice
          key={`${difference.part}${difference.person ?? ''}${difference.field}`}
          label={label(difference)}
          options={[
            { value: 'mine' as Whose, label: `我的：${valueWords(difference.mine)}` },
            { value: 'theirs' as Whose, label: `对方：${valueWords(difference.theirs)}` },
          ]}
          value={choices[at] ?? null}
          onChange={(choice) => setChoices(choices.map((each, index) => (index === at ? choice : each)))}
        />
      ))}
      <button type="button" className="button button-strong button-wide" disabled={open > 0} onClick={send}>
        {open > 0 ? `还有 ${open} 处没有选` : '按选好的再发'}
      </button>
    </section>
  );
}
