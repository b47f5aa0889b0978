import { formatInstant } from '../../ui/instant.ts';
import { instantOf } from '../device/wall-clock.ts';
import { clearWaits, type KeptEntry } from '../outbox/outbox.ts';
import { entryTone, entryWords } from './entry-words.ts';
import { useEntries, useOpened } from './opened.ts';
import { Screen } from './screen.tsx';

/** Everything this phone has sent or will send, oldest first. */
export function OutboxPage() {
  const { device, sync, syncNow } = useOpened();
  const entries = useEntries().data ?? [];
  const open = entries.filter(({ row }) => row.settledAt === undefined);
  const settled = entries.filter(({ row }) => row.settledAt !== undefined).reverse();
  const sendNow = async () => {
    await clearWaits(device);
    syncNow();
  };
  return (
    <Screen
      title="待发箱"
      back={[]}
      bottom={
        <button
          type="button"
          className="button button-strong button-wide"
          disabled={sync.is === 'busy'}
          onClick={sendNow}
        >
          {sync.is === 'busy' ? '正在发送…' : '现在发送'}
        </button>
      }
    >
      <h2>还没有发完 {open.length} 份</h2>
      {open.length === 0 ? (
        <p className="hint">没有要发的。填好的表会排在这里，有信号时自己发。</p>
      ) : (
        <Entries entries={open} />
      )}
      <h2>已有结果 {settled.length} 份</h2>
      {settled.length === 0 ? (
        <p className="hint">服务器收到的表列在这里，镇里审核的结果也在这里。</p>
      ) : (
        <Entries entries={settled} />
      )}
    </Screen>
  );
}

function Entries({ entries }: { entries: readonly KeptEntry[] }) {
  return (
    <ol className="list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <a className="item" href={`#/outbox/${entry.id}`}>
            <span className="item-name">{entry.title}</span>
            <span className={`item-side tone-${entryTone(entry)}`}>{entryWords(entry)}</span>
            <span className="item-soft">{entrySentence(entry)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** What the server said, or when the form was saved. */
export function entrySentence({ state, savedAt, pictures, attempts }: KeptEntry): string {
  if (state.is === 'received') return `${formatInstant(state.answer.receivedAt)} 收到。${state.answer.sentence}`;
  if (state.is === 'refused' || state.is === 'conflict') return state.sentence;
  const sent = pictures.filter(({ isSent }) => isSent).length;
  const photos = pictures.length > 0 ? `，照片和签字 ${sent}/${pictures.length} 已发` : '';
  const tried = attempts > 0 && state.is === 'waiting' ? `，试过 ${attempts} 次` : '';
  return `${formatInstant(instantOf(savedAt))} 保存${photos}${tried}`;
}
