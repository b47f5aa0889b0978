import { useQuery } from '@tanstack/react-query';
import { INCOME_FIELDS } from '../../../contract/household-fields.ts';
import type { VisitHousehold, VisitIncome, VisitMember } from '../../../contract/visit-bundle.ts';
import { readHousehold } from '../device/vault.ts';
import { isWaitedFor } from '../outbox/queue.ts';
import { Known, yesNoWords } from '../parts/known.tsx';
import { entryTone, entryWords } from './entry-words.ts';
import { useHead } from './households.tsx';
import { useEntries, useOpened } from './opened.ts';
import { Screen } from './screen.tsx';

export function useHousehold(id: string) {
  const { device } = useOpened();
  return useQuery({ queryKey: ['household', id], queryFn: async () => (await readHousehold(device, id)) ?? null });
}

/** One household: who they are, how they stand, and the form. */
export function HouseholdPage({ id }: { id: string }) {
  const household = useHousehold(id);
  if (household.data === undefined) return null;
  if (household.data === null) {
    return (
      <Screen title="农户" back={[]}>
        <p className="notice">这台手机里没有这一户。请回到“我的农户”，有信号时更新。</p>
      </Screen>
    );
  }
  const { headName, lastForm } = household.data;
  return (
    <Screen
      title={headName ?? '未登记户主'}
      back={[]}
      bottom={
        <a className="button button-strong button-wide" href={`#/form/${id}`}>
          填入户排查登记
        </a>
      }
    >
      <Standing household={household.data} />
      <OwnForms id={id} />
      <Leads id={id} />
      <h2>家庭成员 {household.data.members.length} 人</h2>
      <ul className="list">
        {household.data.members.map((member) => (
          <li key={member.person} className="item">
            <span className="item-name">{member.name}</span>
            <span className="item-side">{member.relation}</span>
            <span className="item-soft">{memberWords(member)}</span>
          </li>
        ))}
      </ul>
      <Income income={household.data.income} />
      <h2>三保障和饮水安全</h2>
      <Known
        facts={[
          ['义务教育有保障', yesNoWords(household.data.essentials?.education)],
          ['住房安全有保障', yesNoWords(household.data.essentials?.housing)],
          ['饮水安全有保障', yesNoWords(household.data.essentials?.water)],
        ]}
      />
      <h2>上次走访</h2>
      <p>{lastForm ? `${lastForm.visitedOn}，处理意见：${lastForm.opinion ?? '未写'}` : '还没有走访过。'}</p>
    </Screen>
  );
}

function Standing({ household }: { household: VisitHousehold }) {
  const { type, monitored, householdNo, villageGroup, phone, contactOfficer, measures } = household;
  const contact = contactOfficer ? <Contact {...contactOfficer} /> : '无';
  return (
    <Known
      facts={[
        ['户类型', type],
        ...(monitored
          ? ([
              ['监测对象类别', monitored.category ?? '未登记'],
              ['风险类型', monitored.riskTypes.join('、') || '未登记'],
              ['风险消除', monitored.riskRemovedOn ?? '未消除'],
            ] as const)
          : []),
        ['户编号', householdNo ?? '未登记'],
        ['村民小组', villageGroup ?? '未登记'],
        ['联系电话', phone ?? '未登记'],
        ['监测联系人', contact],
        ['帮扶措施', measures.join('；') || '无'],
      ]}
    />
  );
}

/** Called at a touch, where the number is known. */
function Contact({ name, phone }: NonNullable<VisitHousehold['contactOfficer']>) {
  if (phone === null) return <>{name}（没有登记电话）</>;
  return (
    <>
      {name} <a href={`tel:${phone}`}>{phone}</a>
    </>
  );
}

export function memberWords({ sex, birthDate, health, labour, studentStatus, workRegion, workMonths }: VisitMember) {
  const work = workRegion && `${workRegion}务工${workMonths ? ` ${workMonths} 个月` : ''}`;
  const born = birthDate && `${birthDate.slice(0, 4)} 年生`;
  return [sex, born, health?.join('、'), labour, studentStatus, work].filter(Boolean).join(' · ');
}

export function yuanWords(yuan: number | null | undefined): string {
  return yuan === null || yuan === undefined ? '未登记' : `${yuan.toLocaleString('zh-CN')} 元`;
}

const SHOWN = ['A28', 'A29', 'A30', 'A31', 'A32', 'A35', 'A36'] as const;

export function incomeFacts(income: VisitIncome | null): [string, string][] {
  return [
    ['人均纯收入', yuanWords(income?.A34)],
    ...SHOWN.map((key): [string, string] => [INCOME_FIELDS[key].label, yuanWords(income?.[key])]),
  ];
}

function Income({ income }: { income: VisitIncome | null }) {
  return (
    <>
      <h2>最近一次收入</h2>
      {income ? <Known facts={incomeFacts(income)} /> : <p>还没有登记过收入。</p>}
    </>
  );
}

function Leads({ id }: { id: string }) {
  const tasks = useHead().data?.tasks.filter(({ household }) => household === id) ?? [];
  return tasks.map((task) => (
    <p className="notice" key={task.kind}>
      {task.title}
      {task.dueOn && `（${task.dueOn} 前）`}
      {task.words && `：${task.words}`}
    </p>
  ));
}

/** What this phone has made of the household, and how far it got. */
function OwnForms({ id }: { id: string }) {
  const entries = useEntries().data ?? [];
  const own = entries.filter(({ household }) => household === id);
  if (own.length === 0) return null;
  return (
    <section aria-label="我填的表">
      <h2>我填的表</h2>
      {isWaitedFor(own, id) && <p className="hint">上一份还没有发完，再填的会排在它后面。</p>}
      <ul className="list">
        {own.map((entry) => (
          <li key={entry.id}>
            <a className="item" href={`#/outbox/${entry.id}`}>
              <span className="item-name">{entry.form.visitedOn}</span>
              <span className={`item-side tone-${entryTone(entry)}`}>{entryWords(entry)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
