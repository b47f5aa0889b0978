import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PackLayer } from './pack.ts';
import { SHIPPED_PACKS } from './shipped.ts';

/** What no rule names and the program reads: the file, and the word in it by which the name is asked for. */
const READ_BY: Readonly<Record<string, readonly [file: string, word: string]>> = {
  lineOperator: ['policy/packs/line-rules.ts', "'lineOperator'"],
  leadDays: ['server/leads/lead-terms.ts', "'leadDays'"],
  leadDesk: ['policy/packs/lead-desk.ts', "'leadDesk'"],
  publicityDays: ['policy/identification/terms.ts', "'publicityDays'"],
  identificationDays: ['policy/identification/terms.ts', "'identificationDays'"],
  contactPlanDays: ['policy/identification/terms.ts', "'contactPlanDays'"],
  comparisonWaiverMonths: ['policy/identification/terms.ts', "'comparisonWaiverMonths'"],
  approvingBody: ['policy/identification/terms.ts', "'approvingBody'"],
  quietDays: ['policy/packs/quiet-days.ts', 'QUIET_DAYS'],
  findingDays: ['server/data-quality/refresh.ts', 'FINDING_DAYS'],
  falseAlarmDays: ['server/data-quality/refresh.ts', 'FALSE_ALARM_DAYS'],
  unremovedShare: ['policy/rules/village-marks.ts', "'unremovedShare'"],
  inflatedPoints: ['policy/rules/village-marks.ts', "'inflatedPoints'"],
  inflatedLeast: ['policy/rules/village-marks.ts', "'inflatedLeast'"],
  visitsPerEntry: ['server/policy/preview.ts', "'visitsPerEntry'"],
  minutesPerVisit: ['server/policy/preview.ts', "'minutesPerVisit'"],
  minutesPerWorkday: ['server/policy/preview.ts', "'minutesPerWorkday'"],
};

const layers = [...new Map(SHIPPED_PACKS.flatMap((pack) => pack.layers).map((layer) => [layer.id, layer])).values()];

/** Names in the texts of rules and categories, and in formulas. */
function namedBy({ rules, categories, parameters }: PackLayer): string[] {
  const texts = [...rules, ...categories].flatMap(({ when }) => when.match(/[A-Za-z]\w*/g) ?? []);
  return [...texts, ...parameters.flatMap(({ formula }) => formula?.atLeast ?? [])];
}

const named = new Set(layers.flatMap(namedBy));

test('每个参数、每个选择不是有规则、算法、程序读它，就是写明只作记载；两样不会都是', () => {
  for (const { id, parameters } of layers) {
    for (const { name, recorded = false } of parameters) {
      const isRead = named.has(name) || Object.hasOwn(READ_BY, name);
      expect(isRead, `${id} 的 ${name}`).toBe(!recorded);
    }
  }
});

test('只作记载的都是文件写明的，带条款；本系统自己不记没有用处的数', () => {
  const recorded = layers.flatMap(({ parameters }) => parameters.filter((each) => each.recorded));
  expect(recorded.length).toBeGreaterThan(0);
  for (const { name, cites } of recorded) expect(cites, name).toBeDefined();
});

test('说由程序读的，那个文件里真的在问它；规则已经在读的不另列', () => {
  const stated = new Set(layers.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  for (const [name, [file, word]] of Object.entries(READ_BY)) {
    expect(readFileSync(file, 'utf8'), `${file} 里的 ${word}`).toContain(word);
    expect(stated.has(name), name).toBe(true);
    expect(named.has(name), name).toBe(false);
  }
});
