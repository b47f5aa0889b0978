import { createHash } from 'node:crypto';
import type { RawBuilder } from 'kysely';
import { connectionOf, type Tx } from './transaction.ts';

/** A statement that every request asks: its text is made once in the life of the program, its plan once a connection. */
export interface Statement<Name extends string, Row> {
  rows(tx: Tx, values: Readonly<Record<Name, unknown>>): Promise<Row[]>;
  /** As the database gets it. For measuring the same statement without the program around it. */
  written(tx: Tx, values: Readonly<Record<Name, unknown>>): { sql: string; parameters: unknown[] };
}

interface Made {
  readonly name: string;
  readonly text: string;
  /** For each bind value the name under which it is given, or the value itself. */
  readonly places: readonly { readonly name?: string; readonly value?: unknown }[];
}

/** `build` gets a place for each name and uses it wherever a bind value may stand. */
export function statement<Name extends string, Row>(
  names: readonly Name[],
  build: (places: Readonly<Record<Name, string>>) => RawBuilder<Row>,
): Statement<Name, Row> {
  const nameOfPlace = new Map<string, Name>(names.map((name) => [`<place of ${name}>`, name]));
  const places = Object.fromEntries([...nameOfPlace].map(([place, name]) => [name, place])) as Record<Name, string>;
  let made: Made | undefined;
  function make(tx: Tx): Made {
    const { sql: text, parameters } = build(places).compile(tx);
    const taken = parameters.map((value) => {
      const given = nameOfPlace.get(value as string);
      return given === undefined ? { value } : { name: given };
    });
    return { name: createHash('sha256').update(text).digest('base64url'), text, places: taken };
  }
  function written(tx: Tx, values: Readonly<Record<Name, unknown>>) {
    made ??= make(tx);
    const parameters = made.places.map(({ name, value }) => (name === undefined ? value : values[name as Name]));
    return { name: made.name, sql: made.text, parameters };
  }
  return {
    written,
    async rows(tx, values) {
      const { name, sql: text, parameters } = written(tx, values);
      return (await connectionOf(tx).query({ name, text, values: parameters })).rows as Row[];
    },
  };
}
