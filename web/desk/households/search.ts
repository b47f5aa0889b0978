import type { HouseholdSearchInput } from '../../../contract/household-list.ts';
import type { ListState } from '../../ui/list-state.ts';
import { ProblemError } from '../problem-error.ts';

/** What may not stand in an address. */
export const personalKeys = ['name', 'idNumber', 'phone'] as const;

/** Where a household stands in the work, as one choice of the query. */
export const standings = [
  { value: 'openLead', label: '有线索待核实' },
  { value: 'runningCase', label: '识别认定中' },
  { value: 'riskStands', label: '风险未消除' },
  { value: 'riskRemoved', label: '风险已消除' },
] as const;

const askedOf: Readonly<Record<string, HouseholdSearchInput>> = {
  openLead: { openLead: true },
  runningCase: { runningCase: true },
  riskStands: { riskRemoved: false },
  riskRemoved: { riskRemoved: true },
};

const shortestIdNumber = 15;

function refuseHalfNumbers({ idNumber = '', phone = '' }: Readonly<Record<string, string>>): void {
  const words =
    idNumber !== '' && idNumber.trim().length < shortestIdNumber
      ? '证件号码要写全。只记得几位时，请按姓名、村或户编号查。'
      : '电话号码要写全。只记得几位时，请按姓名、村或户编号查。';
  const half = idNumber !== '' ? idNumber.trim().length < shortestIdNumber : phone !== '' && phone.trim().length < 7;
  if (half) throw new ProblemError('inputInvalid', 400, words);
}

function sortOf(sort: string | undefined): Pick<HouseholdSearchInput, 'sort' | 'descending'> {
  if (sort === undefined) return {};
  const descending = sort.startsWith('-');
  return { sort: (descending ? sort.slice(1) : sort) as NonNullable<HouseholdSearchInput['sort']>, descending };
}

/**
 * The question that a list's state asks. Numbers are found by a keyed index, so only whole ones can be asked for.
 * @throws ProblemError on a number that is only begun
 */
export function searchOf({ filters, page, sort }: ListState): HouseholdSearchInput {
  refuseHalfNumbers(filters);
  const { standing = '', ...others } = filters;
  const given = Object.entries(others).map(([key, value]) => [key, value.trim()] as const);
  const asked = Object.fromEntries(given.filter(([, value]) => value !== ''));
  return { ...asked, ...askedOf[standing], ...sortOf(sort), page };
}
