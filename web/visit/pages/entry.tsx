import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../../ui/instant.ts';
import { instantOf, todayOf } from '../device/wall-clock.ts';
import { type Draft, draftOfRefused, draftOfReturned, dropDraft, keepDraft, readDraft } from '../form/draft.ts';
import { withdraw } from '../outbox/decisions.ts';
import type { KeptEntry } from '../outbox/outbox.ts';
import { Known } from '../parts/known.tsx';
import { goTo } from '../parts/route.ts';
import { ConflictChoice } from './conflict.tsx';
import { entryTone, entryWords } from './entry-words.ts';
import { useHousehold } from './household.tsx';
import { useHead } from './households.tsx';
import { useEntries, useOpened } from './opened.ts';
import { entrySentence } from './outbox.tsx';
import { Screen } from './screen.tsx';

/** One form on its way: how it stands, what was said, what to do. */
export function EntryPage({ id }: { id: string }) {
  const entries = useEntries().data;
  if (!entries) return null;
  const entry = entries.find((each) => each.id === id);
  if (!entry) {
    return (
      <Screen title="登记表" back={['outbox']}>
        <p className="notice">没有这份表。请回待发箱看。</p>
      </Screen>
    );
  }
  const tone = entryTone(entry);
  return (
    <Screen title={entry.title} back={['outbox']}>
      <p className={`standing tone-${tone}`}>{entryWords(entry)}</p>
      <p className={tone === 'plain' || tone === 'good' ? 'notice' : `notice notice-${tone}`}>{entrySentence(entry)}</p>
      {entry.state.is === 'refused' && <Refused entry={entry} />}
      {entry.state.is === 'received' && entry.state.answer.standing === 'returned' && <Returned entry={entry} />}
      {entry.state.is === 'conflict' && <ConflictChoice entry={entry} conflict={entry.state.conflict} />}
      <Known
        facts={[
          ['入户排查时间', entry.form.visitedOn],
          ['入户情况', entry.form.answers.homeState ?? '没有填'],
          ['处理意见', entry.form.answers.opinion ?? '没有填'],
          ['照片', `${entry.pictures.filter(({ kind }) => kind === 'visitPhoto').length} 张`],
          ['保存时间', formatInstant(instantOf(entry.savedAt))],
          ...entry.ended.map(({ sentence, at }): [string, string] => [
            `${formatInstant(instantOf(at))} 的答复`,
            sentence,
          ]),
        ]}
      />
      {(entry.state.is === 'refused' || entry.state.is === 'conflict') && <Withdraw entry={entry} />}
    </Screen>
  );
}

function Refused({ entry }: { entry: KeptEntry }) {
  const head = useHead().data;
  const household = useHousehold(entry.household).data;
  const { state } = entry;
  const begin = () => draftOfRefused(entry, household ?? undefined, head?.form.line ?? null);
  return (
    <>
      {state.is === 'refused' && state.faults.length > 0 && (
        <ul className="faults">
          {state.faults.map(({ key, sentence }) => (
            <li key={key}>{sentence}</li>
          ))}
        </ul>
      )}
      <BeginDraft entry={entry} mends={entry.id} begin={begin} label="改好再发" />
    </>
  );
}

/** The township wants it again: a new form with what was said, new photos and signature. */
function Returned({ entry }: { entry: KeptEntry }) {
  const { device } = useOpened();
  const head = useHead().data;
  const household = useHousehold(entry.household).data;
  if (!head || !household) return null;
  const begin = () => draftOfReturned(entry, household, head, todayOf(device.phone.now(), head.today));
  return <BeginDraft entry={entry} begin={begin} label="照这份重新填" />;
}

interface BeginDraftProps {
  entry: KeptEntry;
  /** The entry that the draft mends; a draft of anything else stands in its way. */
  mends?: string;
  begin: () => Draft;
  label: string;
}

/** Opens the form with what was said, unless another draft of the household is under way: that one is never overwritten. */
function BeginDraft({ entry: { household }, mends, begin, label }: BeginDraftProps) {
  const { device } = useOpened();
  const client = useQueryClient();
  const [isOther, setOther] = useState(false);
  const open = async () => {
    const begun = await readDraft(device, household);
    const isOwn = begun !== undefined && mends !== undefined && begun.mends === mends;
    if (begun && !isOwn) {
      setOther(true);
      return;
    }
    if (!begun) await keepDraft(device, begin());
    await client.invalidateQueries();
    goTo('form', household);
  };
  return (
    <>
      {isOther && (
        <p className="notice notice-amber" role="alert">
          这一户还有一份没填完的草稿。<a href={`#/form/${household}`}>打开草稿</a>，填完存好或删掉，再来办这一份。
        </p>
      )}
      <button type="button" className="button button-strong button-wide" onClick={open}>
        {label}
      </button>
    </>
  );
}

function Withdraw({ entry }: { entry: KeptEntry }) {
  const { device, syncNow } = useOpened();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const give = async () => {
    await withdraw(device, entry);
    if ((await readDraft(device, entry.household))?.mends === entry.id) await dropDraft(device, entry);
    await client.invalidateQueries();
    syncNow();
  };
  if (!isAsking) {
    return (
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        这份不要了
      </button>
    );
  }
  return (
    <div className="notice">
      <p>作废后这份表不再发送，仍列在待发箱里可查。</p>
      <div className="row">
        <button type="button" className="button" onClick={() => setAsking(false)}>
          先留着
        </button>
        <button type="button" className="button button-red" onClick={give}>
          作废
        </button>
      </div>
    </div>
  );
}
