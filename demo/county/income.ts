import { isAbleWorker, type Situation } from './people.ts';
import type { Random } from './random.ts';

/** The line of lz-2022 (LZ 一(一)1), in yuan a head: the county is made so that most live well above it. */
export const lineYuan = 6900;

/** A28–A32, A35, A36 of a year, in whole yuan, and last year's income a head. */
export interface Income {
  readonly wages: number;
  readonly production: number;
  readonly property: number;
  readonly transfers: number;
  readonly productionCost: number;
  readonly claims: number;
  readonly selfPaid: number;
  readonly priorPerHead: number;
}

/** A33, in yuan. */
export function netIncome({ wages, production, property, transfers, productionCost }: Income): number {
  return wages + production + property + transfers - productionCost;
}

/** Whether A38 is below the line. */
export function isBelowLine(income: Income, members: number): boolean {
  return netIncome(income) + income.claims - income.selfPaid < lineYuan * members;
}

interface Earner extends Situation {
  readonly age: number;
}

/** What a family lives on. Drawn from what is left a head after illness, then told apart into its sources. */
export function incomeOf(random: Random, members: readonly Earner[], strained: boolean): Income {
  const workers = members.filter(isAbleWorker).length;
  const left = perHead(random, workers, strained) * members.length;
  const medical = medicalOf(random, members, left);
  const net = left + medical.selfPaid - medical.claims;
  const sources = sourcesOf(random, members, workers, net);
  return {
    ...medical,
    ...sources,
    priorPerHead: priorOf(random, netIncome({ ...medical, ...sources, priorPerHead: 0 }) / members.length),
  };
}

/** Half of the strained are below the line, half a little above; the others begin at a quarter above it. */
function perHead(random: Random, workers: number, strained: boolean): number {
  if (strained) return Math.round(random.chance(0.5) ? random.between(3300, 6880) : random.between(6900, 8270));
  const middle = workers > 0 ? 19_000 : 13_500;
  return Math.round(Math.max(middle * Math.exp(0.36 * random.normal()), random.between(8800, 10_500)));
}

/** Serious illness costs a good part of a year; insurance pays some back. Others spend little. */
function medicalOf(random: Random, members: readonly Earner[], left: number): Pick<Income, 'claims' | 'selfPaid'> {
  if (members.some(({ health }) => health === '患有大病')) {
    const selfPaid = random.between(9000, 52_000);
    return { selfPaid, claims: Math.round(selfPaid * (random.between(0, 60) / 100)) };
  }
  const isChronic = members.some(({ health }) => health === '长期慢性病');
  if (!random.chance(isChronic ? 0.5 : 0.15)) return { selfPaid: 0, claims: 0 };
  const share = random.chance(0.02) ? random.between(30, 45) : random.between(1, 14);
  return {
    selfPaid: Math.round((left * share) / 100),
    claims: random.chance(0.2) ? Math.round((left * share) / 400) : 0,
  };
}

type Sources = Pick<Income, 'wages' | 'production' | 'property' | 'transfers' | 'productionCost'>;

function sourcesOf(random: Random, members: readonly Earner[], workers: number, net: number): Sources {
  const old = members.filter(({ age }) => age >= 60).length;
  const disabled = members.filter(({ health }) => health === '残疾').length;
  const owed = old * random.between(1500, 2400) + disabled * 1440 + random.between(150, 900);
  const transfers = Math.min(Math.round(workers > 0 ? owed : owed + net * 0.35), Math.round(net * 0.85));
  const property = random.chance(0.22) ? Math.round((net - transfers) * (random.between(2, 9) / 100)) : 0;
  const earned = net - transfers - property;
  const wages = workers > 0 ? Math.round(earned * (random.between(62, 94) / 100)) : 0;
  const fromLand = earned - wages;
  const productionCost = Math.round(fromLand * (random.between(25, 70) / 100));
  return { wages, property, transfers, productionCost, production: fromLand + productionCost };
}

/** Most earned a little less the year before; one in eighty has fallen by more than three tenths. */
function priorOf(random: Random, perHeadNow: number): number {
  const share = random.chance(0.0125) ? random.between(148, 190) : random.between(84, 106);
  return Math.round((perHeadNow * share) / 100);
}
