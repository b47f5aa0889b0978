import { sql } from 'kysely';
import { sealAndExport, startSealing } from '../server/audit/run-sealing.ts';
import { BOOK_KEY, madeBook, streamsOf } from '../server/audit/testing-book.ts';
import { diceOf, TAMPERINGS } from '../server/audit/testing-tampering.ts';
import { verifyBook } from '../server/audit/verify-book.ts';
import { verifyStored } from '../server/audit/verify-stored.ts';
import type { OpenProgram } from '../server/program.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { writeAudit } from '../server/rights/audit.ts';
import { perform, type Work } from '../server/rights/work.ts';
import type { Bench, Figure } from './bench.ts';
import { roundsInTurn } from './contest.ts';

const CLIENTS = 8;
const COMMANDS = 2000;
const TAMPERED_EACH = 2000;

type WriteRow = (work: Work) => Promise<void>;

const sealedRow: WriteRow = (work) => writeAudit(work, { act: 'bench', details: { at: 'POST /bench' } });

/** The audit row as it would be without codes and sealing. */
const bareRow: WriteRow = async ({ tx, at, actor, newId }) => {
  await sql`
    insert into audit.entry (id, at, actor, role, area, device, act, object_ids, outcome, details)
    values (${newId()}, ${at}, ${actor.id}, ${actor.role}, ${actor.area}, ${actor.device}, 'bench', ${[]}::uuid[], 'done',
      ${JSON.stringify({ at: 'POST /bench' })})`.execute(tx);
};

export const bench: Bench = {
  title: '审计封存',
  async run(stage) {
    const [program, folder] = [await stage.emptyProgram(), await stage.newFolder()];
    const withSealing = async () => {
      const sealing = startSealing(program, folder);
      await runCommands(program, sealedRow);
      await sealing.stop();
    };
    const contenders = [withSealing, () => runCommands(program, bareRow)];
    const [ours = [], theirs = []] = await roundsInTurn(contenders, stage.given.rounds, async (run) => {
      const begun = performance.now();
      await run();
      return performance.now() - begun;
    });
    stage.say(`随手动 ${TAMPERED_EACH * Object.keys(TAMPERINGS).length} 次，看是否次次查得出来……`);
    await tamperAll();
    return [
      {
        ...{ name: `${COMMANDS} 个小命令，记审计并封存`, unit: '毫秒', ours, aim: { atMost: 1.1 } },
        opponent: { name: '只写审计行，不编码、不封存', rounds: theirs },
        note: `${CLIENTS} 路同时；结束时剩下的封存和导出也算在内`,
      },
      await verifying(stage.given.rounds, await stage.emptyProgram(), await stage.newFolder()),
    ];
  },
};

/** As small as a command is: its id kept and answered, one row of its own, its audit row. */
async function runCommands(program: OpenProgram, writeRow: WriteRow): Promise<void> {
  let left = COMMANDS;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      await perform(program, operatorActor(), (work) => actOnce(work, writeRow));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function actOnce(work: Work, writeRow: WriteRow): Promise<void> {
  const { tx, actor, at, newId } = work;
  const [id, row] = [newId(), newId()];
  await sql`insert into command (actor, device, id, digest, at)
    values (${actor.id}, 'bench', ${id}, ${Buffer.alloc(32)}, ${at}) on conflict do nothing`.execute(tx);
  await sql`insert into campaign (county, id, name, starts_on, ends_on)
    values ('990189000000', ${row}, '比快慢', '2026-01-01', '2026-12-31')`.execute(tx);
  await sql`update command set result = ${JSON.stringify({ row })}
    where actor = ${actor.id} and device = 'bench' and id = ${id}`.execute(tx);
  await writeRow(work);
}

/** @throws when a tampering is not found */
async function tamperAll(): Promise<void> {
  for (const [name, tamper] of Object.entries(TAMPERINGS)) {
    for (let seed = 1; seed <= TAMPERED_EACH; seed += 1) {
      const dice = diceOf(seed);
      const book = madeBook([3, 1, 4, 2], { unsigned: [0, 2, 5][dice(3)] ?? 0 });
      const done = tamper(book, dice);
      if ((await verifyBook(streamsOf(book), BOOK_KEY)).sound) throw new Error(`没有查出来：${name} ${seed} ${done}`);
    }
  }
}

async function verifying(rounds: number, program: OpenProgram, folder: string): Promise<Figure> {
  await runCommands(program, sealedRow);
  await sealAndExport(program, folder);
  const ours: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    const { sound, sealed } = await verifyStored(program, folder);
    if (!sound) throw new Error('没有动过的审计没有核对过');
    if (round > 0) ours.push(Math.round((sealed / (performance.now() - begun)) * 1000));
  }
  return { name: 'audit verify', unit: '行/秒', ours };
}
