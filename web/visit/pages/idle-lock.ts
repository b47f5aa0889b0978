import { useEffect } from 'react';
import { IDLE, isLeftAlone } from '../device/idle.ts';
import type { OpenDevice } from '../device/vault.ts';

const LOOK = 10_000;
const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

/** Locks a phone that nobody has touched for a while; on being looked at again, before anything of it is seen long. */
export function useIdleLock({ phone }: OpenDevice, onClosed: (notice: string) => void): void {
  useEffect(() => {
    let touchedAt = phone.now();
    const look = () => {
      if (isLeftAlone(touchedAt, phone.now()))
        onClosed(`${IDLE / 60_000} 分钟没有动，已自动锁上。填到一半的都存好了，输入口令接着填。`);
    };
    const touch = () => {
      look();
      touchedAt = phone.now();
    };
    const timer = setInterval(look, LOOK);
    document.addEventListener('visibilitychange', look);
    for (const each of TOUCHES) document.addEventListener(each, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const each of TOUCHES) document.removeEventListener(each, touch, { capture: true });
    };
  }, [phone, onClosed]);
}
