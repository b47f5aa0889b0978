import { Drawer } from 'antd';
import type { ReactNode } from 'react';

/** The navigation of a narrow window, from its left edge. */
export function ShellMenu({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  return (
    <Drawer
      open
      placement="left"
      size={240}
      title="守望"
      closable={{ 'aria-label': '关闭菜单' }}
      onClose={onClose}
      styles={{ body: { padding: '8px 0' } }}
    >
      {children}
    </Drawer>
  );
}
