import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import styles from './policy.module.css';

/** So many at first, and so many more with each wish: several hundred rules at once make a slow page. */
const STEP = 40;

interface FirstOfManyProps<Item> {
  items: readonly Item[];
  /** Shows those that are given. */
  children: (shown: readonly Item[]) => ReactNode;
}

/** The first of a long list, and a button for the next. Give it a `key` of what is asked, so that a new question begins anew. */
export function FirstOfMany<Item>({ items, children }: FirstOfManyProps<Item>) {
  const [count, setCount] = useState(STEP);
  const left = items.length - count;
  return (
    <>
      {children(items.slice(0, count))}
      {left > 0 && (
        <Button className={styles.more ?? ''} onClick={() => setCount(count + STEP)}>
          再看 {Math.min(STEP, left)} 条（还有 {left} 条）
        </Button>
      )}
    </>
  );
}
