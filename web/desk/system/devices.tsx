import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DeviceRow } from '../../../contract/visit-devices.ts';
import { FormField } from '../../ui/form-field.tsx';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ask, commandOf } from '../api.ts';
import { useCommand } from '../use-command.ts';
import { pageOf, rowsAPage } from './administration-data.ts';

const deviceKeys = [['devices']] as const;

function stateOf({ lostAt, wipedAt }: DeviceRow): string {
  if (lostAt === null) return '使用中';
  return wipedAt === null ? '已登记丢失，下次联系时抹除' : `已抹除（${formatInstant(wipedAt)}）`;
}

function columnsWith(onLose: (device: DeviceRow) => void): readonly ListColumn<DeviceRow>[] {
  return [
    { key: 'name', title: '设备', width: 140, show: ({ name }) => name },
    { key: 'account', title: '使用人', width: 90, show: ({ accountName }) => accountName },
    { key: 'area', title: '区划', width: 110, show: ({ areaName }) => areaName },
    { key: 'contactAt', title: '上次联系', width: 140, show: ({ contactAt }) => formatInstant(contactAt) },
    { key: 'state', title: '状态', width: 200, show: stateOf },
    {
      key: 'act',
      title: '办理',
      show: (device) => device.may.includes('markLost') && <Button onClick={() => onLose(device)}>登记丢失</Button>,
    },
  ];
}

function MarkLost({ device, onClose }: { device: DeviceRow; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const lose = useCommand(deviceKeys, onClose);
  const at = `POST /visit/devices/${device.device}/lost` as const;
  return (
    <Modal
      open
      title={`登记丢失：${device.name}`}
      okText="登记丢失"
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2, loading: lose.isPending }}
      onOk={() => lose.mutate(commandOf(at, { reason: reason.trim() }))}
      onCancel={onClose}
    >
      <p>它下次联系服务器时会被要求删除里面的全部资料，此后不再收它的提交。没有联系的，资料最多再留到 72 小时期满。</p>
      <FormField label="原因" required>
        {({ id }) => (
          <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        )}
      </FormField>
      {lose.error !== null && <ProblemAlert problem={lose.error} />}
    </Modal>
  );
}

/** 入户手机: who has which, when it last made contact; a lost one is wiped at its next contact. */
export function Devices() {
  const [state, change] = useListState();
  const [losing, setLosing] = useState<DeviceRow>();
  const answer = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => ask<{ devices: DeviceRow[] }>('/visit/devices', {}, signal),
  });
  return (
    <>
      <ListTable
        name="入户手机"
        unit="台"
        columns={columnsWith(setLosing)}
        rowKey={({ device }) => device}
        answer={{ ...answer, data: pageOf(answer.data?.devices, state) }}
        state={state}
        onState={change}
        fixedPageSize={rowsAPage}
        empty={{ title: '还没有登记过手机', whatToDo: '村干部在手机上打开 /visit 登录后，手机会出现在这里。' }}
      />
      {losing !== undefined && <MarkLost device={losing} onClose={() => setLosing(undefined)} />}
    </>
  );
}
