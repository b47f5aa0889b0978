/** Work that stops at every `next()` and goes on only when it is told to. */
export interface Stepped {
  /** Lets it go on to its next stop; false when it is over. */
  step(): Promise<boolean>;
  readonly ended: Promise<void>;
}

/** Starts `run`; each `next()` in it waits for a `step()`. What it throws comes out of `ended`. */
export function stepped(run: (next: () => Promise<void>) => Promise<void>): Stepped {
  let go: () => void = () => undefined;
  let stopped: () => void = () => undefined;
  let isOver = false;
  const next = () =>
    new Promise<void>((resolve) => {
      go = resolve;
      stopped();
    });
  const ended = run(next).finally(() => {
    isOver = true;
    stopped();
  });
  ended.catch(() => undefined);
  const step = async () => {
    if (isOver) return false;
    await new Promise<void>((resolve) => {
      stopped = resolve;
      const goOn = go;
      go = () => undefined;
      goOn();
    });
    return !isOver;
  };
  return { step, ended };
}
