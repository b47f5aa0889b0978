import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import { Wiped } from '../device/refusal.ts';
import { keepTerm, type OpenDevice } from '../device/vault.ts';
import { countUnsent, listEntries } from '../outbox/outbox.ts';
import { type Synced, syncDevice } from '../outbox/sync.ts';

/** How it stands with the server. */
export type SyncState = Synced | { readonly is: 'busy' } | { readonly is: 'unknown' };

interface Opened {
  readonly device: OpenDevice;
  readonly sync: SyncState;
  /** A round with the server now; `wantsBundle` brings the households anew. */
  readonly syncNow: (wantsBundle?: boolean) => void;
  readonly lock: () => void;
}

export const OpenedContext = createContext<Opened | undefined>(undefined);

/** The open device, on any page under `OpenedPages`. */
export function useOpened(): Opened {
  const opened = useContext(OpenedContext);
  if (!opened) throw new Error('outside of OpenedPages');
  return opened;
}

export function useEntries() {
  const { device, sync } = useOpened();
  const refetchInterval = sync.is === 'busy' ? 700 : false;
  return useQuery({ queryKey: ['outbox'], queryFn: () => listEntries(device), refetchInterval });
}

export function useUnsent(): number {
  const { device } = useOpened();
  return useQuery({ queryKey: ['unsent'], queryFn: () => countUnsent(device) }).data ?? 0;
}

const MINUTE = 60_000;

/** Rounds with the server: on opening, when the network comes back, when the page is looked at again, and each minute. */
export function useSync(
  device: OpenDevice,
  onClosed: (notice?: string) => void,
): [SyncState, (wantsBundle?: boolean) => void] {
  const client = useQueryClient();
  const [state, setState] = useState<SyncState>({ is: 'unknown' });
  const [rounds] = useState(() => roundsOf(device, setState, onClosed, () => client.invalidateQueries()));
  useEffect(() => {
    const look = async () => {
      if ((await keepTerm(device))?.share) rounds(false);
      else onClosed();
    };
    const lookAgain = () => document.visibilityState === 'visible' && void look();
    const timer = setInterval(look, MINUTE);
    addEventListener('online', look);
    document.addEventListener('visibilitychange', lookAgain);
    void look();
    return () => {
      clearInterval(timer);
      removeEventListener('online', look);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, [device, rounds, onClosed]);
  return [state, rounds];
}

/** One round at a time; a wish that comes during a round gets the next one. */
function roundsOf(
  device: OpenDevice,
  setState: (state: SyncState) => void,
  onClosed: (notice?: string) => void,
  refresh: () => Promise<void>,
) {
  let running = false;
  let wished: boolean | undefined;
  return async function round(wantsBundle = false): Promise<void> {
    if (running) {
      wished = wished === true || wantsBundle;
      return;
    }
    running = true;
    setState({ is: 'busy' });
    try {
      setState(await syncDevice(device, navigator.locks, wantsBundle));
    } catch (error) {
      if (error instanceof Wiped) onClosed(error.message);
      else setState({ is: 'refused', sentence: '手机里的记录读写出错。请重新打开页面。' });
    }
    running = false;
    await refresh();
    const next = wished;
    wished = undefined;
    if (next !== undefined) await round(next);
  };
}
