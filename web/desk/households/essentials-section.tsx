import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { ESSENTIALS_FIELDS } from '../../../contract/household-fields.ts';
import type { HouseholdView, MemberView } from '../../../contract/households.ts';
import { uninsured } from '../../../domain/code-lists/insurance.ts';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { essentialsCorrection } from './correction-subjects.ts';
import type { Correcting } from './shown.ts';

/** Who of the members has no basic medical insurance, in words; null while nothing is known of somebody. */
function insuranceWords(members: readonly MemberView[]): string | null {
  const without = members.filter(({ medicalInsurance }) => medicalInsurance === uninsured);
  if (without.length > 0) return `${without.map(({ name }) => name).join('、')}未参加`;
  const unknown = members.filter(({ medicalInsurance }) => medicalInsurance === null);
  if (unknown.length === members.length) return null;
  return unknown.length === 0 ? '全部参加' : `${unknown.map(({ name }) => name).join('、')}未填，其余参加`;
}

/** 三保障和饮水安全 on the day. */
export function EssentialsSection({ view, correct }: { view: HouseholdView; correct: Correcting | undefined }) {
  const { essentials, members } = view;
  const lines = (['housing', 'education', 'water'] as const).map((field) => ({
    label: ESSENTIALS_FIELDS[field].label.replace('有保障', ''),
    value: essentials === null || essentials[field] === null ? null : securedWords(essentials[field]),
  }));
  return (
    <Section
      title="三保障和饮水安全"
      note={essentials === null ? undefined : `自 ${essentials.validFrom} 起`}
      actions={
        correct !== undefined && (
          <Button
            type="link"
            size="small"
            icon={<EditOutlined aria-hidden />}
            onClick={() => correct(essentialsCorrection)}
          >
            更正三保障
          </Button>
        )
      }
    >
      <Facts lines={[...lines, { label: '基本医疗', value: insuranceWords(members) }]} />
    </Section>
  );
}

function securedWords(secured: boolean): string {
  return secured ? '有保障' : '没有保障';
}
