import type { PlainDate } from '../../domain/plain-date.ts';
import { CHOICES } from './choices.ts';
import type { Parameter } from './parameter.ts';

type More = Pick<Parameter, 'standing' | 'reading'> & { readonly from?: PlainDate };

/** How a document states its parameters: `clause` within it, from its day unless `more` says another. */
export function stating(document: string, from: PlainDate) {
  const stated = (clause: string) => ({ from, cites: `${document} ${clause}` });
  return {
    yuan: (name: string, label: string, value: string, clause: string, more: More = {}): Parameter => ({
      ...{ name, label, unit: 'yuan', value, ...stated(clause), ...more },
    }),
    number: (
      name: string,
      label: string,
      value: string,
      counted: string,
      clause: string,
      more: More = {},
    ): Parameter => ({
      ...{ name, label, unit: 'number', counted, value, ...stated(clause), ...more },
    }),
    choice: (name: string, value: string, clause: string, more: More = {}): Parameter => ({
      ...{ name, label: choiceLabel(name), unit: 'choice', value, ...stated(clause), ...more },
    }),
    date: (name: string, label: string, value: PlainDate, clause: string, more: More = {}): Parameter => ({
      ...{ name, label, unit: 'date', value, ...stated(clause), ...more },
    }),
  };
}

/** What a document says and nothing rests on. What comes to be read leaves this list; a test tells which are read. */
export function recorded(...parameters: readonly Parameter[]): Parameter[] {
  return parameters.map((parameter) => ({ ...parameter, recorded: true }));
}

/** Our own default of a choice. */
export function ownChoice(name: string, value: string, from: PlainDate): Parameter {
  return { name, label: choiceLabel(name), unit: 'choice', value, from };
}

function choiceLabel(name: string): string {
  return CHOICES[name]?.label ?? name;
}
