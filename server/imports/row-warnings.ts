import type { WarningKind } from '../../contract/imports.ts';
import { idNumberKindOf, residentPartOf, sexOf } from '../../domain/id-number.ts';
import type {
  AreaRow,
  HouseholdRow,
  MeasureRow,
  MemberRow,
  MonitoredRow,
  RowOf,
  SheetKey,
  SweepFormRow,
} from './rows.ts';

/** Something that cannot be right in one row. `key` names the field whose cell is shown. */
export interface RowFinding {
  readonly kind: WarningKind;
  readonly key: string;
  readonly message: string;
}

const none: readonly RowFinding[] = [];

function finding(holds: boolean, kind: WarningKind, key: string, message: string): readonly RowFinding[] {
  return holds ? [{ kind, key, message }] : none;
}

/** Nearly every row has none: no list is made for it. */
function together(...parts: readonly (readonly RowFinding[])[]): readonly RowFinding[] {
  return parts.every((part) => part.length === 0) ? none : parts.flat();
}

function aboutArea(row: AreaRow): readonly RowFinding[] {
  const isOdd = row.code !== null && !/^\d{12}$/.test(row.code);
  return finding(isOdd, 'areaCode', 'code', '区划代码不是 12 位数字，请核对');
}

function aboutHousehold(row: HouseholdRow): readonly RowFinding[] {
  const isReversed = row.periodFrom !== null && row.periodTo !== null && row.periodFrom > row.periodTo;
  const lacksYear = row.householdType === '脱贫户' && row.liftedYear === null;
  return together(
    finding(isReversed, 'periodReversed', 'periodTo', '收入周期止早于收入周期起，请核对'),
    finding(lacksYear, 'liftedWithoutYear', 'liftedYear', '脱贫户没有填写脱贫年度'),
  );
}

function aboutSchool(row: MemberRow): readonly RowFinding[] {
  const both = row.education !== null && row.school !== null;
  const neither = row.education === null && row.school === null;
  return together(
    finding(both, 'educationAndSchool', 'school', '文化程度和在校生状况只填一项，在校的人不填文化程度'),
    finding(neither, 'educationAndSchool', 'education', '文化程度和在校生状况都没有填写，应填一项'),
  );
}

function aboutWork(row: MemberRow): readonly RowFinding[] {
  const noMonths = row.workRegion !== null && (row.workMonths === null || row.workMonths === 0);
  const noRegion = row.workRegion === null && row.workMonths !== null && row.workMonths > 0;
  return together(
    finding(noMonths, 'regionWithoutMonths', 'workMonths', '填了务工区域，没有填务工时间'),
    finding(noRegion, 'monthsWithoutRegion', 'workRegion', '填了务工时间，没有填务工区域'),
  );
}

function aboutMember(row: MemberRow): readonly RowFinding[] {
  const idNumber = row.idNumber !== null && idNumberKindOf(row.idNumber) !== undefined ? row.idNumber : null;
  const sexByNumber = idNumber === null ? undefined : sexOf(residentPartOf(idNumber));
  const differs = row.sex !== null && sexByNumber !== undefined && row.sex !== sexByNumber;
  return together(
    finding(differs, 'sexAgainstIdNumber', 'sex', `性别与证件号码第 17 位不符，按号码应为${sexByNumber ?? ''}`),
    aboutSchool(row),
    aboutWork(row),
  );
}

function aboutMonitored(row: MonitoredRow): readonly RowFinding[] {
  const noDay = row.removed === true && row.removedOn === null;
  const notRemoved = row.removed !== true && row.removedOn !== null;
  return together(
    finding(noDay, 'removalIncomplete', 'removedOn', '风险已消除，没有填写消除时间'),
    finding(notRemoved, 'removalIncomplete', 'removed', '填了消除时间，风险是否消除却不是“是”'),
  );
}

function aboutMeasure(row: MeasureRow): readonly RowFinding[] {
  const isReversed = row.startOn !== null && row.endOn !== null && row.startOn > row.endOn;
  return finding(isReversed, 'measureReversed', 'endOn', '结束时间早于开始时间，请核对');
}

function aboutSweepForm(row: SweepFormRow): readonly RowFinding[] {
  return finding(row.visitedOn === null, 'visitWithoutDate', 'visitedOn', '没有填写入户排查时间');
}

const checks: { readonly [K in SheetKey]: (row: RowOf[K]) => readonly RowFinding[] } = {
  areas: aboutArea,
  households: aboutHousehold,
  members: aboutMember,
  monitored: aboutMonitored,
  measures: aboutMeasure,
  sweepForms: aboutSweepForm,
};

/** What one row alone shows to be doubtful. Rules over several rows or against the database come with the merge. */
export function rowFindings<K extends SheetKey>(key: K, row: RowOf[K]): readonly RowFinding[] {
  return checks[key](row);
}
