import { useState } from 'react';
import type { Device } from '../device/speak.ts';

interface ClearPhoneProps {
  device: Device;
  /** Forms that the server does not have: they cannot be saved without the passphrase. */
  unsent: number;
  onCleared: (notice: string) => void;
}

/** The only way on for somebody who has forgotten the passphrase; asked twice, since what is not sent is lost. */
export function ClearPhone({ device, unsent, onCleared }: ClearPhoneProps) {
  const [isAsking, setAsking] = useState(false);
  const clear = async () => {
    await device.store.eraseAll();
    onCleared('手机已清空。请重新登录、设口令、下载农户。');
  };
  if (!isAsking) {
    return (
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        忘了口令
      </button>
    );
  }
  return (
    <div className="notice notice-amber">
      <p>
        口令谁也找不回来，只能清空这台手机重来。
        {unsent > 0 ? (
          <strong>还有 {unsent} 份表没有发出去，清空就丢了，要重新入户填写。</strong>
        ) : (
          '填好的表都已发出，没填完的草稿会丢。'
        )}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={() => setAsking(false)}>
          再想想口令
        </button>
        <button type="button" className="button button-red" onClick={clear}>
          清空重来
        </button>
      </div>
    </div>
  );
}
