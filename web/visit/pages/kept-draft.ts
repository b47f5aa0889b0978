import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Draft, keepDraft } from '../form/draft.ts';
import { entryOf, withProposedOpinion } from '../form/saved.ts';
import { correctRefused } from '../outbox/decisions.ts';
import { listEntries, saveForm } from '../outbox/outbox.ts';
import { goTo } from '../parts/route.ts';
import { useOpened } from './opened.ts';

const NO_ROOM = '手机存不下了，刚才填的没有存好。请清理手机的空间，再改一下任意一项。';

/** A draft under the fingers. */
interface KeptDraft {
  readonly draft: Draft;
  readonly change: (make: (draft: Draft) => Draft) => void;
  /** Said when the last change could not be written. */
  readonly trouble: string | undefined;
  /** Settles when everything changed so far is written. */
  readonly whenKept: () => Promise<void>;
}

/** Every change is sealed at once, one after the other: a phone killed or locked here has lost at most the last touch. */
export function useKeptDraft(begun: Draft): KeptDraft {
  const { device } = useOpened();
  const [draft, setDraft] = useState(begun);
  const [trouble, setTrouble] = useState<string>();
  const [hand] = useState(() => ({ draft: begun, written: Promise.resolve() }));
  const change = (make: (draft: Draft) => Draft) => {
    const next = withProposedOpinion(hand.draft, make(hand.draft));
    hand.draft = next;
    setDraft(next);
    hand.written = hand.written
      .then(() => keepDraft(device, next))
      .then(
        () => setTrouble(undefined),
        () => setTrouble(NO_ROOM),
      );
  };
  return { draft, change, trouble, whenKept: () => hand.written };
}

/** Puts the draft into the outbox, or mends the refused form that it is about; once, however often the button is hit. */
export function useSaving(draft: Draft, whenKept: () => Promise<void>) {
  const { device, syncNow } = useOpened();
  const client = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const mend = async (entryId: string) => {
    const entry = (await listEntries(device)).find((each) => each.id === entryId);
    return entry !== undefined && correctRefused(device, entry, entryOf(draft));
  };
  const write = async () => {
    // A change still being written would bring the draft back after it has gone.
    await whenKept();
    if (draft.mends === undefined) await saveForm(device, entryOf(draft));
    else if (!(await mend(draft.mends)))
      return setTrouble('这份表服务器已经收到，或已经作废，不用再发。草稿可以删掉。');
    await client.invalidateQueries();
    syncNow();
    goTo('outbox');
  };
  const save = async () => {
    setSaving(true);
    await write().catch(() => setTrouble('手机存不下了，这份表没有存进待发箱。请清理手机的空间再试。'));
    setSaving(false);
  };
  return { save, isSaving, trouble };
}
