import { ROLE_LABELS } from '../contract/roles.ts';
import { type DemoAccount, keepDemoAccounts } from '../server/accounts/demo-accounts.ts';
import type { Town, Village } from './county/places.ts';
import { type Appointed, newPassword, type Officials } from './story/officials.ts';

interface Home {
  readonly county: { readonly code: string; readonly name: string };
  readonly town: Town;
  readonly village: Village;
}

/**
 * One account for each role, and a second in the county: what one person drafts or asks for another approves. Their
 * passwords are of this installation alone.
 */
export async function appointOffices(officials: Officials, dataDir: string, home: Home): Promise<void> {
  const accounts = accountsAt(home);
  for (const account of accounts) await officials.appoint(account);
  await keepDemoAccounts(
    dataDir,
    accounts.map(({ name, displayName, role, areaName, password }): DemoAccount => {
      return { name, displayName, roleLabel: ROLE_LABELS[role], areaName, password };
    }),
  );
}

interface Placed extends Appointed {
  readonly areaName: string;
}

function accountsAt({ county, town, village }: Home): Placed[] {
  const province = { area: '990000000000', areaName: '示范省' };
  const city = { area: '990100000000', areaName: '示范市' };
  const atCounty = { area: county.code, areaName: county.name };
  const people: Omit<Placed, 'password'>[] = [
    { name: 'province', displayName: '何敏', role: 'province', ...province },
    { name: 'city', displayName: '卢志远', role: 'city', ...city },
    { name: 'county', displayName: '周文静', role: 'county', ...atCounty },
    { name: 'county2', displayName: '方正华', role: 'county', ...atCounty },
    { name: 'township', displayName: '陈国栋', role: 'township', area: town.code, areaName: town.name },
    {
      ...{ name: 'village', displayName: village.officers[0] ?? '王建平', role: 'village' },
      ...{ area: village.code, areaName: `${town.name}${village.name}` },
    },
    { name: 'system', displayName: '徐亮', role: 'system', ...atCounty },
    { name: 'security', displayName: '孟洁', role: 'security', ...atCounty },
    { name: 'audit', displayName: '邵清', role: 'audit', ...atCounty },
  ];
  return people.map((person) => ({ ...person, password: newPassword() }));
}
