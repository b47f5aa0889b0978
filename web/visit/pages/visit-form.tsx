import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VisitHousehold } from '../../../contract/visit-bundle.ts';
import { todayOf } from '../device/wall-clock.ts';
import { withPerHead } from '../form/amounts.ts';
import { type Draft, dropDraft, newDraft, readDraft } from '../form/draft.ts';
import { faultsOf } from '../form/faults.ts';
import { formSteps } from '../form/steps.ts';
import { goTo } from '../parts/route.ts';
import { FormStepView } from './form-step.tsx';
import { useHousehold } from './household.tsx';
import { useHead } from './households.tsx';
import { useKeptDraft, useSaving } from './kept-draft.ts';
import { useOpened } from './opened.ts';
import { Screen } from './screen.tsx';

/** The form of one household: the draft as it was left, or a new one from what is known. */
export function VisitFormPage({ id }: { id: string }) {
  const { device } = useOpened();
  const head = useHead().data;
  const household = useHousehold(id).data;
  const kept = useQuery({
    queryKey: ['draft', id],
    queryFn: async () => (await readDraft(device, id)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (head === undefined || household === undefined || kept.data === undefined) return null;
  const draft = kept.data ?? (head && household && newDraft(household, head, todayOf(device.phone.now(), head.today)));
  if (!draft) {
    return (
      <Screen title="入户排查登记" back={[]}>
        <p className="notice">这台手机里没有这一户。请回到“我的农户”，有信号时更新。</p>
      </Screen>
    );
  }
  return <VisitForm begun={draft} household={household} />;
}

function VisitForm({ begun, household }: { begun: Draft; household: VisitHousehold | null }) {
  const client = useQueryClient();
  const { draft, change: keep, trouble: unkept, whenKept } = useKeptDraft(begun);
  const change: typeof keep = (make) => keep((now) => withPerHead(make(now), now, household?.income ?? null));
  const { save, isSaving, trouble } = useSaving(draft, whenKept);
  const [tried, setTried] = useState<readonly string[]>([]);
  const step = formSteps[draft.step] ?? formSteps[0];
  const isLast = draft.step === formSteps.length - 1;
  if (!step) return null;
  const faults = faultsOf(draft);
  const goStep = (to: number) => {
    setTried([...tried, step.id]);
    change((now) => ({ ...now, step: to }));
    scrollTo(0, 0);
  };
  const next = () => {
    const own = faults.filter((fault) => fault.step === step.id);
    if (own.length === 0) goStep(draft.step + 1);
    else setTried([...tried, step.id]);
  };
  return (
    <Screen
      title={`${draft.title} · 入户登记`}
      back={['household', draft.household]}
      bottom={
        <div className="row">
          <button type="button" className="button" disabled={draft.step === 0} onClick={() => goStep(draft.step - 1)}>
            上一步
          </button>
          {isLast ? (
            <button
              type="button"
              className="button button-strong"
              disabled={faults.length > 0 || isSaving}
              onClick={save}
            >
              存进待发箱
            </button>
          ) : (
            <button type="button" className="button button-strong" onClick={next}>
              下一步
            </button>
          )}
        </div>
      }
    >
      <p className="progress">
        第 {draft.step + 1} 步，共 {formSteps.length} 步
      </p>
      <progress className="bar" value={draft.step + 1} max={formSteps.length} aria-label="填到哪一步" />
      <h2 key={step.id}>{step.title}</h2>
      <FormStepView
        {...{ step, draft, change, household, onStep: goStep }}
        faults={tried.includes(step.id) || isLast ? faults : faults.filter(({ key }) => isTyped(draft, key))}
      />
      {(trouble ?? unkept) && (
        <p className="notice notice-red" role="alert">
          {trouble ?? unkept}
        </p>
      )}
      <DropButton draft={draft} onDropped={() => client.invalidateQueries()} />
    </Screen>
  );
}

/** What is typed is checked while it is typed; what is still open only when one goes on. */
function isTyped({ answers, changes }: Draft, key: string): boolean {
  if (key === 'phone') return true;
  const [list, at, field] = key.split('.');
  if (list === 'joined' || list === 'left') {
    const told: object = changes[list]?.[Number(at)] ?? {};
    return Boolean((told as Record<string, unknown>)[field ?? '']);
  }
  const value = answers[key as keyof Draft['answers']];
  return value !== null && value !== undefined && value !== '';
}

function DropButton({ draft, onDropped }: { draft: Draft; onDropped: () => Promise<void> }) {
  const { device } = useOpened();
  const [isAsking, setAsking] = useState(false);
  const drop = async () => {
    await dropDraft(device, draft);
    await onDropped();
    goTo('household', draft.household);
  };
  if (!isAsking) {
    return (
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        不填了，删掉这份草稿
      </button>
    );
  }
  return (
    <div className="notice">
      <p>删掉后这份草稿和它的照片就没有了。</p>
      <div className="row">
        <button type="button" className="button" onClick={() => setAsking(false)}>
          接着填
        </button>
        <button type="button" className="button button-red" onClick={drop}>
          删掉
        </button>
      </div>
    </div>
  );
}
