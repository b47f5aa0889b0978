import type { ReactNode } from 'react';

/** What is known already, name and value beside each other. */
export function Known({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="known">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Yes, no, or not known. */
export function yesNoWords(value: boolean | null | undefined): string {
  if (value === null || value === undefined) return '未登记';
  return value ? '是' : '否';
}
