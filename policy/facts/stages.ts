import { labelsOf } from '../../domain/code-lists/code-list.ts';
import { schoolStages } from '../../domain/code-lists/person.ts';

/** Labels of A12 that are no school yet. */
export const PRESCHOOL: readonly string[] = ['学龄前儿童', '学前教育'];

/** Labels of A12 that lead to a trade: what 雨露计划 helps (LZ 附件3 A47). */
export const VOCATIONAL: readonly string[] = labelsOf(schoolStages).filter((label) =>
  ['中职', '高职高专', '技师学院'].some((stage) => label.startsWith(stage)),
);
