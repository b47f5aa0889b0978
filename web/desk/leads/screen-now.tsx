import { ThunderboltOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import { leadKeys } from './lead-data.ts';

/** 立即筛查: judges every household of the reader's area by the pack in force; new hits become leads. */
export function ScreenNow() {
  const county = useCounty();
  const { message, modal } = App.useApp();
  const screen = useCommand<{ on: string }>(leadKeys, ({ on }) => {
    message.success(`筛查完成，按 ${on} 的资料`);
  });
  const start = () =>
    screen.mutate(commandOf(`POST /counties/${county}/screening`), {
      onError: (problem) => modal.error({ title: '没有筛查', content: problem.message }),
    });
  return (
    <Button icon={<ThunderboltOutlined aria-hidden />} loading={screen.isPending} onClick={start}>
      {screen.isPending ? '正在筛查' : '立即筛查'}
    </Button>
  );
}
