import type { OpenDevice } from '../device/vault.ts';
import { useRoute } from '../parts/route.ts';
import { EntryPage } from './entry.tsx';
import { HouseholdPage } from './household.tsx';
import { HouseholdsPage } from './households.tsx';
import { useIdleLock } from './idle-lock.ts';
import { OpenedContext, useSync } from './opened.ts';
import { OutboxPage } from './outbox.tsx';
import { SignInAgainPage } from './sign-in-again.tsx';
import { VisitFormPage } from './visit-form.tsx';

/** The pages of an open device. */
export function OpenedPages({ device, onClosed }: { device: OpenDevice; onClosed: (notice?: string) => void }) {
  const [sync, syncNow] = useSync(device, onClosed);
  useIdleLock(device, onClosed);
  return (
    <OpenedContext value={{ device, sync, syncNow, lock: () => onClosed() }}>
      <Routed />
    </OpenedContext>
  );
}

function Routed() {
  const [page, id] = useRoute();
  if (page === 'household' && id) return <HouseholdPage key={id} id={id} />;
  if (page === 'form' && id) return <VisitFormPage key={id} id={id} />;
  if (page === 'outbox' && id) return <EntryPage key={id} id={id} />;
  if (page === 'outbox') return <OutboxPage />;
  if (page === 'sign-in') return <SignInAgainPage />;
  return <HouseholdsPage />;
}
