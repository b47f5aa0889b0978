import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { ProblemError } from './problem-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ProblemError;
  }
}

/** The key of who is signed in; see `session.ts`. */
export const meKey = ['me'] as const;

/** Worth asking again: nothing answered, or the database is coming back. */
function mayPass(problem: ProblemError): boolean {
  return problem.status === 0 || problem.status === 503;
}

/** A session that ended is noticed by whichever request meets it first; asking who I am again leads to the sign-in page. */
function noticeSignedOut(problem: ProblemError): void {
  if (problem.code === 'notSignedIn') queryClient.invalidateQueries({ queryKey: meKey });
}

/** Commands carry an id, so a lost answer is asked for again without doing the act twice. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (problem, query) => {
      if (query.queryKey[0] !== meKey[0]) noticeSignedOut(problem);
    },
  }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, problem) => count < 2 && mayPass(problem) },
    mutations: { retry: (count, problem) => count < 3 && mayPass(problem), networkMode: 'always' },
  },
});
