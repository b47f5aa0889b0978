import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import styles from './detail-drawer.module.css';
import { size } from './tokens.ts';

interface DetailDrawerProps {
  open: boolean;
  title: ReactNode;
  /** Beside the title: state, deadline. */
  note?: ReactNode;
  onClose: () => void;
  /** Through the queue without closing; undefined at its ends. */
  onPrevious?: () => void;
  onNext?: () => void;
  /** What may be done next, the primary act last. */
  footer?: ReactNode;
  children: ReactNode;
}

/** One thing of a list in detail, beside the list. Esc closes and gives the focus back to the row. */
export function DetailDrawer(props: DetailDrawerProps) {
  const { open, title, note, onClose, onPrevious, onNext, footer, children } = props;
  const walks = onPrevious !== undefined || onNext !== undefined;
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={`min(${size.drawer}px, 100vw)`}
      destroyOnHidden
      closable={{ 'aria-label': '关闭' }}
      title={
        <div className={styles.title}>
          <span>{title}</span>
          {note}
        </div>
      }
      extra={
        walks && (
          <div className={styles.walk}>
            <Button type="text" disabled={onPrevious === undefined} onClick={onPrevious}>
              上一条
            </Button>
            <Button type="text" disabled={onNext === undefined} onClick={onNext}>
              下一条
            </Button>
          </div>
        )
      }
      footer={footer === undefined ? null : <div className={styles.footer}>{footer}</div>}
    >
      {children}
    </Drawer>
  );
}
