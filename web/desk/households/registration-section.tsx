import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { HouseholdView } from '../../../contract/households.ts';
import { Facts } from '../../ui/facts.tsx';
import { Masked } from '../../ui/masked.tsx';
import { Section } from '../../ui/section.tsx';
import { householdCorrection } from './correction-subjects.ts';
import { reveal, useHouseholdPath } from './household-data.ts';
import { type Correcting, yesNoWords } from './shown.ts';

interface HiddenProps {
  label: string;
  masked: string | null;
  /** Undefined: this reader may not see the whole. */
  onReveal: ((reason: string) => ReturnType<typeof reveal>) | undefined;
}

function hidden({ label, masked, onReveal }: HiddenProps) {
  if (masked === null) return null;
  return onReveal === undefined ? (
    <Masked label={label} masked={masked} />
  ) : (
    <Masked label={label} masked={masked} onReveal={onReveal} />
  );
}

function useLines(view: HouseholdView) {
  const path = useHouseholdPath();
  const mayReveal = view.may.includes('reveal');
  const revealing = (at: string, field: 'phone' | 'address', label: string) =>
    mayReveal ? (reason: string) => reveal(at, field, label, reason) : undefined;
  const { contact } = view;
  const contactPhone = contact?.phone ?? null;
  return [
    { label: '户编号', value: view.householdNo },
    { label: '所在村组', value: [view.townshipName, view.villageName, view.villageGroup].filter(Boolean).join(' ') },
    {
      label: '联系电话',
      value: hidden({ label: '联系电话', masked: view.phone, onReveal: revealing(path, 'phone', '联系电话') }),
    },
    {
      label: '详细地址',
      value: hidden({ label: '详细地址', masked: view.address, onReveal: revealing(path, 'address', '详细地址') }),
    },
    { label: 'A1 集中安置', value: yesNoWords(view.resettlementSite) },
    { label: '监测联系人', value: contact?.name },
    ...(contact === null
      ? []
      : [
          {
            label: '联系人电话',
            value: hidden({
              label: '监测联系人电话',
              masked: contactPhone,
              onReveal: revealing(`${path}/contact`, 'phone', '监测联系人电话'),
            }),
          },
        ]),
    { label: '登记日期', value: view.closedOn === null ? view.openedOn : `${view.openedOn}，${view.closedOn} 销户` },
  ];
}

/** Where they live and how they are reached. */
export function RegistrationSection({ view, correct }: { view: HouseholdView; correct: Correcting | undefined }) {
  return (
    <Section
      title="基本情况"
      actions={
        correct !== undefined && (
          <Button
            type="link"
            size="small"
            icon={<EditOutlined aria-hidden />}
            onClick={() => correct(householdCorrection)}
          >
            更正基本情况
          </Button>
        )
      }
    >
      <Facts lines={useLines(view)} />
    </Section>
  );
}
