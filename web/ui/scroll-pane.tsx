import { type ReactNode, useEffect, useRef } from 'react';

interface ScrollPaneProps {
  label: string;
  className?: string;
  busy?: boolean;
  children: ReactNode;
}

/** A part that scrolls by itself. While its content overflows it takes the keyboard's focus, so that arrow keys can scroll it. */
export function ScrollPane({ label, className, busy = false, children }: ScrollPaneProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const measure = () => {
      const overflows = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
      if (overflows) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    for (const child of element.children) resized.observe(child);
    return () => resized.disconnect();
  }, []);
  return (
    <section ref={pane} className={className} aria-label={label} aria-busy={busy}>
      {children}
    </section>
  );
}
