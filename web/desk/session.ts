import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../contract/accounts.ts';
import { ask, type Command, commandOf, send } from './api.ts';
import { meKey } from './query-client.ts';

/** An account of the demo; there are none outside it. */
export interface DemoAccount {
  name: string;
  displayName: string;
  roleLabel: string;
  areaName: string;
  password: string;
}

/** Who is signed in; the problem `notSignedIn` when nobody is. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: ({ signal }) => ask<Me>('/me', {}, signal), staleTime: 60_000 });
}

/** Who is signed in, for what stands inside the shell, where that is known. */
export function useReader(): Me {
  const { data } = useMe();
  if (data === undefined) throw new Error('useReader outside the shell');
  return data;
}

/** Sets my own password; what I may do is asked again afterwards. */
export function useChangePassword(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: Command) => send(command),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: meKey });
      onDone();
    },
  });
}

export function useDemoAccounts() {
  return useQuery({
    queryKey: ['demo-accounts'],
    queryFn: ({ signal }) => ask<DemoAccount[]>('/demo-accounts', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Signs in; everything known of an earlier reader is forgotten first. */
export function useSignIn(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { name: string; password: string }) => send(commandOf('POST /sign-in', input)),
    onSuccess: () => {
      client.clear();
      onDone();
    },
  });
}

/** Signs out here and on the server; nothing that was read stays in memory. */
export function useSignOut(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send(commandOf('POST /sign-out')),
    onSettled: () => {
      client.clear();
      onDone();
    },
  });
}
