import { randomUUID } from 'node:crypto';
import { pino } from 'pino';

const logger = pino({ base: null }, pino.destination(2));

/**
 * Puts an unexpected error on record and returns the number people can quote. Allow-listed fields only:
 * PostgreSQL's `detail`, `where` and bind values may hold a person's data and never reach the log.
 */
export function logProblem(error: Error, method: string, url: string): string {
  const id = randomUUID().slice(0, 8);
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string };
  logger.error({ id, method, url, name: error.name, code, table, constraint, stack: framesOf(error) });
  return id;
}

/** Frames without the message: the message of a database error quotes values. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
}
