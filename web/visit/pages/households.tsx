import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../../ui/instant.ts';
import { type BundleHead, type ListedHousehold, readHead } from '../device/vault.ts';
import { isSettled, needsPerson } from '../outbox/entry.ts';
import type { KeptEntry } from '../outbox/outbox.ts';
import { TextField } from '../parts/text-field.tsx';
import { entryTone, entryWords } from './entry-words.ts';
import { useEntries, useOpened } from './opened.ts';
import { Screen } from './screen.tsx';

export function useHead() {
  const { device } = useOpened();
  return useQuery({ queryKey: ['head'], queryFn: async () => (await readHead(device)) ?? null });
}

const MOST_SHOWN = 60;
const SHOWN_TASKS = 3;

/** A form of this phone that a person must still mend: refused, in conflict, or returned and not followed by another visit. */
function isToMend({ lastForm, waiting }: ListedHousehold, newest: KeptEntry): boolean {
  if (needsPerson(newest)) return true;
  const isFollowed = waiting || (lastForm !== null && lastForm.visitedOn >= newest.form.visitedOn);
  return entryTone(newest) === 'red' && !isFollowed;
}

/** What is known of a household's visit: by the newest form of this phone first, then by the bundle. */
function visitWords(household: ListedHousehold, newest: KeptEntry | undefined): string {
  const { lastForm, waiting } = household;
  if (newest && isToMend(household, newest)) return entryWords(newest);
  if (newest && !isSettled(newest)) return '已填，待发';
  if (waiting) return '待镇审核';
  return lastForm ? `上次 ${lastForm.visitedOn}` : '还没有走访';
}

function isUnvisited(household: ListedHousehold, newest: KeptEntry | undefined): boolean {
  if (newest && isToMend(household, newest)) return true;
  return !household.lastForm && !household.waiting && (!newest || isSettled(newest));
}

/** My households and what is due, found by name. */
export function HouseholdsPage() {
  const { syncNow, sync, lock } = useOpened();
  const head = useHead();
  if (head.data === undefined) return null;
  return (
    <Screen title="我的农户">
      {head.data ? <Households head={head.data} /> : <p className="notice">农户还没有下载。有信号时点“更新农户”。</p>}
      <div className="row">
        <button type="button" className="button" disabled={sync.is === 'busy'} onClick={() => syncNow(true)}>
          {sync.is === 'busy' ? '正在联系…' : '更新农户'}
        </button>
        <button type="button" className="button" onClick={lock}>
          锁上
        </button>
      </div>
      {head.data && <p className="hint">资料截至 {formatInstant(head.data.at)}，离线最多保留 72 小时。</p>}
    </Screen>
  );
}

function Households({ head }: { head: BundleHead }) {
  const [name, setName] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const entries = useEntries().data ?? [];
  const newest = new Map(entries.map((entry) => [entry.household, entry]));
  const wanted = name.trim();
  const found = head.list
    .filter(({ headName, householdNo }) => wanted === '' || headName?.includes(wanted) || householdNo?.endsWith(wanted))
    .filter((each) => !onlyOpen || isUnvisited(each, newest.get(each.id)));
  return (
    <>
      <TextField label="找农户" type="search" value={name} onChange={setName} hint="姓名里的一两个字，或户编号后几位" />
      <label className="choice choice-line">
        <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />
        <span>只看还没有走访的</span>
      </label>
      {wanted === '' && !onlyOpen && <Tasks head={head} />}
      <h2>农户</h2>
      <p className="hint" role="status">
        {found.length} 户{found.length > MOST_SHOWN && `，先列 ${MOST_SHOWN} 户，输入姓名可以缩小`}
      </p>
      <ul className="list">
        {found.slice(0, MOST_SHOWN).map((each) => (
          <li key={each.id}>
            <a className="item" href={`#/household/${each.id}`}>
              <span className="item-name">{each.headName ?? '未登记户主'}</span>
              <VisitState household={each} newest={newest.get(each.id)} />
              <span className="item-soft">
                {[each.villageGroup, `${each.members} 人`, each.type].filter(Boolean).join(' · ')}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="notice">没有这样的农户。请换个字试试。</p>}
    </>
  );
}

function VisitState({ household, newest }: { household: ListedHousehold; newest: KeptEntry | undefined }) {
  const tone = newest && isToMend(household, newest) ? entryTone(newest) : 'plain';
  return <span className={`item-side tone-${tone}`}>{visitWords(household, newest)}</span>;
}

function Tasks({ head }: { head: BundleHead }) {
  if (head.tasks.length === 0) return null;
  const names = new Map(head.list.map(({ id, headName }) => [id, headName]));
  return (
    <section aria-label="待办">
      <h2>
        待办 {head.tasks.length} 件{head.tasks.length > SHOWN_TASKS && `，最急的 ${SHOWN_TASKS} 件`}
      </h2>
      <ul className="list">
        {head.tasks.slice(0, SHOWN_TASKS).map((task) => (
          <li key={`${task.kind}${task.household}`}>
            <a className="item" href={`#/household/${task.household}`}>
              <span className="item-name">{names.get(task.household) ?? '农户'}</span>
              <span className={task.dueOn && task.dueOn < head.today ? 'item-side overdue' : 'item-side'}>
                {task.dueOn && `${task.dueOn} 前`}
              </span>
              <span className="item-soft item-short">{[task.title, task.words].filter(Boolean).join('：')}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
