import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Command, send } from './api.ts';

/**
 * Sends commands; afterwards, and when somebody else was faster (409), what `refreshes` names is asked again, so that
 * the page shows the present state beside the problem. A command made once with `commandOf` is never done twice.
 */
export function useCommand<Answer = unknown>(refreshes: readonly QueryKey[], onDone?: (answer: Answer) => void) {
  const client = useQueryClient();
  const refresh = () => Promise.all(refreshes.map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: (command: Command) => send<Answer>(command),
    onSuccess: async (answer) => {
      await refresh();
      onDone?.(answer);
    },
    onError: async (problem) => {
      if (problem.status === 409) await refresh();
    },
  });
}
