import { Type } from 'typebox';

const county = Type.String({ title: '县（区）', pattern: '^[0-9]{12}$' });
const household = Type.String({ title: '农户', format: 'uuid' });
const person = Type.String({ title: '人', format: 'uuid' });

export const InCounty = Type.Object({ county });
export const OneHousehold = Type.Object({ county, household });
export const OnePerson = Type.Object({ county, person });
export const OneMember = Type.Object({ county, household, person });
