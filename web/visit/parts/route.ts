import { useSyncExternalStore } from 'react';

/** The page asked for, by the part after `#`: it never reaches the server, and bears no name. */
export type Route = readonly string[];

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
}

/** `#/household/1` as `['household', '1']`; `#/` as `[]`. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean);
}

export function goTo(...parts: Route): void {
  location.hash = `#/${parts.join('/')}`;
}
