import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Device } from '../device/speak.ts';
import { keepTerm, type OpenDevice } from '../device/vault.ts';
import { FirstTimePage } from './first-time.tsx';
import { OpenedPages } from './opened-pages.tsx';
import { UnlockPage } from './unlock.tsx';

/** Reads of the device's own records: they need no network, and a failure there is final. */
const client = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 0, throwOnError: true },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The phone: first time, locked, or open. */
export function VisitApp({ device }: { device: Device }) {
  return (
    <QueryClientProvider client={client}>
      <Stages device={device} />
    </QueryClientProvider>
  );
}

function Stages({ device }: { device: Device }) {
  const [opened, setOpened] = useState<OpenDevice>();
  const [notice, setNotice] = useState<string>();
  const row = useQuery({ queryKey: ['device', opened?.id], queryFn: async () => (await keepTerm(device)) ?? null });
  const close = useCallback((why?: string) => {
    client.removeQueries();
    setOpened(undefined);
    setNotice(why);
  }, []);
  if (row.data === undefined) return null;
  if (opened) return <OpenedPages device={opened} onClosed={close} />;
  if (row.data === null) return <FirstTimePage device={device} notice={notice} onOpened={setOpened} />;
  return <UnlockPage device={device} row={row.data} notice={notice} onOpened={setOpened} onWiped={close} />;
}
