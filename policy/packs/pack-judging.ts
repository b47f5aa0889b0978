import { packCondition, packRational } from '../engine/packed.ts';
import type { ParameterValue } from '../engine/tree.ts';
import { type CompiledPack, parametersOf } from './compile.ts';
import type { JudgingRule, PackedJudging } from './judging.ts';

/** A compiled pack as plain JSON, without the texts that only who changes rules reads. `unpackJudging` makes the same trees of it. */
export function packJudging({ version, pack, rules, further, categories }: CompiledPack): PackedJudging {
  return {
    version,
    parameters: [...parametersOf(pack).values()].map(packParameter),
    rules: rules.map(packRule),
    further: further.map(packRule),
    categories: categories.map(({ category, condition }) => ({ category, when: packCondition(condition) })),
  };
}

function packRule({ id, title, cites, use, of, severity, mend, sentence, condition }: JudgingRule) {
  const words = { id, title, cites, use, of, severity, mend, sentence };
  const told = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  return { ...(told as typeof words), when: packCondition(condition) };
}

function packParameter({ name, label, money, value }: ParameterValue): PackedJudging['parameters'][number] {
  return value ? { name, label, money, value: packRational(value) } : { name, label, money };
}
