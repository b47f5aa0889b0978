import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Patch {
  readonly find: string;
}
interface Fault extends Patch {
  readonly name: string;
  readonly file: string;
  readonly also?: Patch;
}

const root = join(import.meta.dirname, '..');

async function listFaults(): Promise<Fault[]> {
  const lists = await Promise.all(
    ['rights', 'sealing', 'procedure', 'records'].map((name) => import(`./planted-faults/${name}.mjs`)),
  );
  return lists.flatMap((list: Record<string, Fault[]>) => Object.values(list).flat());
}

/** `node tools/planted-faults.mjs` plants them one by one; here only that the code they change is still there. */
test('要埋的每一处错，代码里都正好有一处可以改', async () => {
  const faults = await listFaults();
  const astray = faults.filter(({ file, find, also }) => {
    const code = readFileSync(join(root, file), 'utf8');
    return [find, ...(also ? [also.find] : [])].some((each) => code.split(each).length !== 2);
  });
  expect(astray.map(({ name }) => name)).toEqual([]);
  expect(faults.length).toBeGreaterThanOrEqual(30);
});
