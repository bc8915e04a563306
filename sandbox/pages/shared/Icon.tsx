import type { JSX } from 'react';

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  minimise: 'M6 12h12',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 8v5m0 3.5v.01M12 3l9.5 17h-19z',
  eye: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.600 6.500-10 6.500S2 12 2 12zm10 2.800a2.800 2.800 0 100-5.600 2.800 2.800 0 000 5.600z',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zm5-2l4.500 4.500',
  lock: 'M6 11h12v9H6zm2.500 0V8a3.500 3.500 0 017 0v3',
  chevron: 'M9 5l7 7-7 7',
  external: 'M10 5H5v14h14v-5M14 4h6v6m0-6l-9 9',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: whatever it stands for is said in words beside it or in the control's label. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
