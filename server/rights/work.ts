import type { Pool } from 'pg';
import type { PlainDate } from '../../domain/plain-date.ts';
import { type Clock, fixedClock, instantText } from '../clock/clock.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Actor } from './actor.ts';

/** The running program: what a request, a command line or a long job stands on. */
export interface Program {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly keys: KeyStore;
  readonly dataDir: string;
}

/** One act of one actor in one transaction at one instant. */
export interface Work {
  readonly tx: Tx;
  readonly actor: Actor;
  /** Stands still for the whole act, so that one act bears one time. */
  readonly clock: Clock;
  readonly at: string;
  readonly today: PlainDate;
  readonly keys: KeyStore;
  readonly dataDir: string;
  /** The id of the command, when a person sent one. */
  readonly commandId: string | undefined;
  newId(): string;
}

/** Runs `act` as `actor` in one transaction; requests, command line and jobs all pass here. */
export async function perform<T>(
  program: Program,
  actor: Actor,
  act: (work: Work) => Promise<T>,
  commandId?: string,
): Promise<T> {
  const clock = fixedClock(program.clock.now());
  return inTransaction(program.pool, actor, (tx) =>
    act({
      tx,
      actor,
      clock,
      at: instantText(clock.now()),
      today: clock.today(),
      keys: program.keys,
      dataDir: program.dataDir,
      commandId,
      newId: () => uuidv7(program.clock),
    }),
  );
}
