import { NoAnswer, type Phone, type Sent } from '../../web/visit/device/phone.ts';
import { FILLED_TWICE, type Step, storyOf } from './story.ts';

/** A mistake that a phone's code could make, put in at its edge, and stories in which it shows. */
interface Plant {
  readonly title: string;
  /** What the simulator says of it. */
  readonly found: RegExp;
  readonly stories: readonly (readonly Step[])[];
  readonly plant: (phone: Phone) => Phone;
}

const isForm = ({ path }: Sent) => path === '/visit/forms';
const freshId = () => crypto.randomUUID().replace(/^(.{14})4/, '$17');

export const PLANTS: readonly Plant[] = [
  {
    title: '每次重发都换一个编号',
    found: /服务器上有|服务器还没有|和自己填的表冲突/,
    stories: [1, 2, 3, 4, 5].map(storyOf),
    plant: (phone) => ({
      ...phone,
      async send(sent) {
        if (!isForm(sent)) return phone.send(sent);
        const answer = await phone.send({ ...sent, commandId: freshId() });
        return { ...answer, body: { ...(answer.body as object), form: sent.commandId } };
      },
    }),
  },
  {
    title: '没有等到答复就算已收到',
    found: /显示已收到，服务器还没有/,
    stories: [4, 6, 9].map(storyOf),
    plant: (phone) => ({
      ...phone,
      async send(sent) {
        const yes = { form: sent.commandId, version: 1, standing: 'proposed', receivedAt: '', sentence: '' };
        return phone.send(sent).catch((error: unknown) => {
          if (isForm(sent) && error instanceof NoAnswer) return { status: 200, body: yes };
          throw error;
        });
      },
    }),
  },
  {
    title: '被退回的表悄悄丢掉',
    found: /服务器还没有|服务器上有 0 份/,
    stories: [1, 2, 3, 4, 5, 6, 7, 8].map(storyOf),
    plant: (phone) => ({
      ...phone,
      async send(sent) {
        const answer = await phone.send(sent);
        const isRefused = isForm(sent) && (answer.status === 422 || answer.status === 409);
        return isRefused ? { status: 200, body: { form: sent.commandId, version: 1, standing: 'proposed' } } : answer;
      },
    }),
  },
  {
    title: '接着填的表不说接着哪一份',
    found: /和自己填的表冲突/,
    stories: [FILLED_TWICE],
    plant: (phone) => ({
      ...phone,
      send(sent) {
        const { after, ...rest } = (sent.body ?? {}) as { after?: string };
        return phone.send(isForm(sent) && after ? { ...sent, body: { ...rest, version: 1 } } : sent);
      },
    }),
  },
  {
    title: '报失的手机不听抹除',
    found: /没有抹干净/,
    stories: [1, 2, 3, 4, 5, 6].map(storyOf),
    plant: (phone) => ({
      ...phone,
      async send(sent) {
        const answer = await phone.send(sent);
        const isWiped = (answer.body as { code?: string } | null)?.code === 'deviceWiped';
        return isWiped ? { status: 503, body: { code: 'unavailable', message: '' } } : answer;
      },
    }),
  },
];
