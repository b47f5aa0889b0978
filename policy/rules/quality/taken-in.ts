import type { Rule } from '../../packs/pack.ts';
import { ofHousehold } from '../rule-of.ts';

/** Neither monitored, nor in a case, nor told why not within the year. */
const UNANSWERED = '!monitored && !inCase && refusals == 0';

const taken = (id: string, title: string, when: string, mend: string): Rule =>
  ofHousehold('quality', [`quality.taken.${id}`, title], { cites: 'XF 二(一)1', severity: 'reason', when, mend });

/**
 * B10: whom nobody took in, and nobody said why not. Who has hits has a lead, and the lead has its day and its finding: here
 * is what falls between. The reason is the answer; a case, or a lead found untrue, closes it by itself.
 */
export const TAKEN_IN_QUALITY: readonly Rule[] = [
  taken(
    'belowLine',
    '应纳未纳·低于监测线，没有纳入，没有在办，也没有写明理由',
    `${UNANSWERED} && openLeads == 0 && A38 < line`,
    '符合条件的启动识别；不纳入的写明理由',
  ),
  taken(
    'confirmed',
    '应纳未纳·线索核实属实，没有开始识别',
    '!monitored && !inCase && confirmedLeads > 0',
    '启动识别；不启动的写明理由',
  ),
  taken(
    'outside',
    '体外循环·享受着帮扶措施，没有纳入，没有在办，也没有写明理由',
    `${UNANSWERED} && !lifted && measures > 0`,
    '写明为什么帮扶；该纳入的启动识别',
  ),
];
