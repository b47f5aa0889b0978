import { sql } from 'kysely';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import { asOwner } from './as-owner.ts';
import { CLIENTS, withBuiltProgram } from './asked-program.ts';
import type { Bench, BenchCounty } from './bench.ts';
import { roundsInTurn } from './contest.ts';
import type { Load } from './load-client.ts';
import { findPgbench, pgbenchRate } from './pgbench.ts';

const SECONDS = 4;
/** More than a round can take; a household is corrected once, on the version it was loaded with. */
const FORMS_A_ROUND = 1500;

export const bench: Bench = {
  title: '送一份更正表：权限、规则、事件、审计，一次提交',
  async run(stage) {
    findPgbench();
    const county = await stage.county();
    const rounds = stage.given.rounds;
    const forms = await formsOf(county, FORMS_A_ROUND * (rounds + 1));
    const size = Math.floor(forms.length / (rounds + 1));
    const folder = await stage.newFolder();
    await asOwner(county.program, (owner) =>
      owner.query('create table bench_row (id uuid primary key default gen_random_uuid(), n integer, words text)'),
    );
    let round = 0;
    const [ours = [], alone = []] = await withBuiltProgram(county, (server, tokens) => {
      const post = async () => {
        const asks = forms.slice(round * size, (round + 1) * size);
        round += 1;
        return (await server.ask({ tokens, asks, clients: CLIENTS, seconds: SECONDS, once: true })).rate;
      };
      const url = county.program.adminUrl;
      const scripts = [`\\set n random(1, 1000000)\ninsert into bench_row (n, words) values (:n, '入户排查登记');\n`];
      const insert = () => pgbenchRate({ url, scripts, folder, clients: CLIENTS, seconds: SECONDS });
      return roundsInTurn([post, insert], rounds, (measure) => measure());
    }).finally(() => asOwner(county.program, (owner) => owner.query('drop table bench_row')));
    const note = '成员更正，16 项一次送齐';
    const opponent = { name: 'pgbench 插入一行', rounds: alone };
    return [{ name: '送一份表', unit: '次/秒', ours, opponent, aim: { atLeast: 0.25 }, note }];
  },
};

/** A correction of one member of each household, all coded fields as they stand and two of them changed. */
async function formsOf({ program, county }: BenchCounty, count: number): Promise<Load['asks'][number][]> {
  return perform(program, operatorActor(), async (work) => {
    const { rows } = await sql<{ household: string; person: string; version: number; changes: object }>`
      select h.id as household, p.person, h.version, jsonb_build_object('sex', p.sex, 'ethnicity', p.ethnicity,
          'politicalStatus', p.political_status, 'education', p.education, 'studentStatus', p.student_status,
          'health', p.health, 'labour', p.labour, 'workRegion', '省外', 'workMonths', 3,
          'medicalInsurance', p.medical_insurance, 'criticalIllnessInsurance', p.critical_illness_insurance,
          'pensionInsurance', p.pension_insurance, 'subsistenceAllowance', p.subsistence_allowance,
          'extremePovertySupport', p.extreme_poverty_support, 'relocated', p.relocated, 'birthDate', p.birth_date) as changes
      from household h
      join membership m on m.county = h.county and m.household = h.id and m.position = 0 and m.known_to is null
      join person_version p on p.county = m.county and p.person = m.person and p.known_to is null
      where h.county = ${county} and h.version = 1 order by h.id desc limit ${count}`.execute(work.tx);
    return rows.map(({ household, person, version, changes }) => ({
      method: 'POST',
      path: `/api/counties/${county}/households/${household}/members/${person}/correction`,
      body: JSON.stringify({ from: work.today, reason: '入户核对', version, changes }),
    }));
  });
}
