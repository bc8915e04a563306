import { useCallback, useEffect, useState } from 'react';
import { readSnapshot } from './control-api.ts';
import type { Snapshot } from './types.ts';

const INTERVAL_MS = 2_000;

interface Live {
  /** The last one that could be read; undefined before the first. */
  readonly snapshot: Snapshot | undefined;
  readonly isLost: boolean;
  /** Reads at once; for after an action. */
  readonly refresh: () => void;
}

/** Reads the sandbox again and again while the page is visible. */
export function useSnapshot(): Live {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [isLost, setIsLost] = useState(false);
  const read = useCallback(async () => {
    try {
      setSnapshot(await readSnapshot());
      setIsLost(false);
    } catch {
      setIsLost(true);
    }
  }, []);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void read();
    };
    look();
    const timer = setInterval(look, INTERVAL_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [read]);
  return { snapshot, isLost, refresh: () => void read() };
}
