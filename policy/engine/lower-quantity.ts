import type { ASTNode } from '@marcbachmann/cel-js';
import { rationalFromText } from './rational.ts';
import { type Place, RuleTextError } from './rule-text-error.ts';
import type { FactShapes, ParameterValue, Quantity } from './tree.ts';

/** The words a rule may use. */
export interface Names {
  readonly facts: FactShapes;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
}

const ARITHMETIC = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const;

/** The arithmetic of one side of a comparison. */
export function lowerQuantity(node: ASTNode, names: Names): Quantity {
  switch (node.op) {
    case 'value':
      return literal(node);
    case 'id':
      return named(node.args, node, names);
    case '-_':
      return { kind: 'subtract', left: ZERO, right: lowerQuantity(node.args, names) };
    case '+':
    case '-':
    case '*':
    case '/':
      return {
        kind: ARITHMETIC[node.op],
        left: lowerQuantity(node.args[0], names),
        right: lowerQuantity(node.args[1], names),
      };
    default:
      throw new RuleTextError(node, `规则里的数不能这样算：“${node.op}”`);
  }
}

const ZERO: Quantity = { kind: 'literal', value: { numerator: 0n, denominator: 1n } };

/** Read from the text, not from the parsed value: the parser makes doubles of decimals. */
function literal(node: ASTNode): Quantity {
  const value = rationalFromText(node.input.slice(node.start, node.end));
  if (!value) throw new RuleTextError(node, '要写成普通的十进制数');
  return { kind: 'literal', value };
}

function named(name: string, place: Place, { facts, parameters }: Names): Quantity {
  const parameter = parameters.get(name);
  if (parameter) return { kind: 'parameter', parameter };
  const fact = facts.get(name);
  if (!fact || fact.unit === 'boolean') throw new RuleTextError(place, `“${name}”不是一个数`);
  return { kind: 'fact', fact };
}
