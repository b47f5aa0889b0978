import { useState } from 'react';
import type { LeadFinding, LeadRow } from '../../../contract/leads.ts';
import { LeadDrawer } from './lead-drawer.tsx';

interface LeadWalkProps {
  /** The queue as it stood when the walk began: what is verified on the way does not shift it. */
  leads: readonly LeadRow[];
  place: number;
  onClose: () => void;
}

/** Walks through the queue lead by lead; after a verification it goes on, except where a case can be opened. */
export function LeadWalk({ leads, place: begin, onClose }: LeadWalkProps) {
  const [place, setPlace] = useState(begin);
  const [verified, setVerified] = useState<Readonly<Record<string, LeadFinding>>>({});
  const lead = leads[place];
  if (lead === undefined) return null;
  const next = leads[place + 1] === undefined ? undefined : () => setPlace(place + 1);
  const previous = place === 0 ? undefined : () => setPlace(place - 1);
  return (
    <LeadDrawer
      lead={lead}
      verified={verified[lead.id]}
      onVerified={(finding) => {
        setVerified({ ...verified, [lead.id]: finding });
        if (finding === 'true') return;
        if (next === undefined) onClose();
        else next();
      }}
      {...(previous && { onPrevious: previous })}
      {...(next && { onNext: next })}
      onClose={onClose}
    />
  );
}
