import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { type Held, setFromDay } from './bitemporal.ts';

const dayOf = (n: number): PlainDate => addDays('2022-01-01', n);

function on(held: readonly Held<string>[], day: PlainDate): string | undefined {
  const found = held.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));
  expect(found.length).toBeLessThan(2);
  return found[0]?.content;
}

test('从某日起设值：前一日是旧值，当日和次日是新值', () => {
  const first = setFromDay<string>([], dayOf(0), () => '甲');
  const held = setFromDay(first, dayOf(10), () => '乙');
  expect([9, 10, 11].map((n) => on(held, dayOf(n)))).toEqual(['甲', '乙', '乙']);
});

test('以后日期的已知值留在原位，并截住补记的值', () => {
  const first = setFromDay<string>([], dayOf(0), () => '甲');
  const later = setFromDay(first, dayOf(20), () => '丙');
  const held = setFromDay(later, dayOf(10), () => '乙');
  expect([9, 10, 19, 20].map((n) => on(held, dayOf(n)))).toEqual(['甲', '乙', '乙', '丙']);
});

test('早于最早记录设值，只到最早记录为止', () => {
  const held = setFromDay(
    setFromDay<string>([], dayOf(5), () => '甲'),
    dayOf(0),
    () => '乙',
  );
  expect([-1, 0, 4, 5].map((n) => on(held, dayOf(n)))).toEqual([undefined, '乙', '乙', '甲']);
});

test('值没有变，什么也不动', () => {
  const held = setFromDay<string>([], dayOf(0), () => '甲');
  expect(setFromDay(held, dayOf(3), (covering) => covering)).toBe(held);
});

/** The model: what holds on each of 30 days, and on which days a value known to begin or end there does so. */
class Calendar {
  readonly values: (string | undefined)[] = Array.from({ length: 30 });
  readonly edges = new Set<number>();

  set(from: number, value: string | undefined) {
    if (this.values[from] === value) return;
    const holds = this.values[from] !== undefined;
    let day = from;
    do {
      this.values[day] = value;
      this.edges.delete(day);
      day += 1;
    } while (day < 30 && !(this.edges.has(day) && (holds || this.values[day] !== undefined)));
    this.edges.add(from);
  }
}

test('任意次序设值，与逐日重写的日历一致，时段不重叠，按日排序', () => {
  const step = fc.record({ from: fc.nat(29), value: fc.constantFrom('甲', '乙', '丙', undefined) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const model = new Calendar();
      let held: readonly Held<string>[] = [];
      for (const { from, value } of steps) {
        model.set(from, value);
        held = setFromDay(held, dayOf(from), () => value);
      }
      expect(Array.from({ length: 30 }, (_, n) => on(held, dayOf(n)))).toEqual(model.values);
      expect(held.map(({ validFrom }) => validFrom)).toEqual(held.map(({ validFrom }) => validFrom).sort());
    }),
    { numRuns: 500 },
  );
});
