const PATHS = {
  plus: 'M12 5v14M5 12h14',
  bank: 'M4 10 12 5l8 5M6 10v7m4-7v7m4-7v7m4-7v7M4 20h16',
  card: 'M3 7.5A1.5 1.5 0 0 1 4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5zM3 10h18M7 15h3',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  alert: 'M12 8.5v4.5m0 3.2v.1M12 3.8 2.8 19.5h18.4z',
  clock: 'M12 7v5l3.2 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  sync: 'M19.5 12a7.5 7.5 0 0 1-13.2 4.9M4.5 12a7.5 7.5 0 0 1 13.2-4.9M18 3.2v4.1h-4.1M6 20.8v-4.1h4.1',
  lock: 'M7 10.5V8a5 5 0 0 1 10 0v2.5M5.5 10.5h13v9h-13z',
  search: 'm20 20-4.3-4.3M10.8 17.6a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6z',
  left: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  right: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  up: 'm5.5 14.5 6.5-6.5 6.5 6.5',
  down: 'm5.5 9.5 6.5 6.5 6.5-6.5',
  home: 'M4 11.5 12 5l8 6.5M6.5 9.8V19h11V9.8M10 19v-5h4v5',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1m-.1 5.5h.1m-.1 5.5h.1',
  chart: 'M4.5 4.5v15h15M8.5 15.5l3.5-4 3 2.5 4.5-6',
  loan: 'M4 7h16v10H4zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM7 7v0m10 10v0',
  link: 'M10 13.5a4 4 0 0 0 5.7.3l3-3a4 4 0 0 0-5.6-5.6l-1.3 1.2M14 10.5a4 4 0 0 0-5.7-.3l-3 3a4 4 0 0 0 5.6 5.6l1.3-1.2',
  more: 'M5.5 12h.1m6.4 0h.1m6.4 0h.1',
  eye: 'M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12zM12 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z',
  eyeOff:
    'M4 4l16 16M9.9 6.1A9 9 0 0 1 12 5.8c6 0 9.2 6.2 9.2 6.2a15 15 0 0 1-2.6 3.3M6 7.9A14.6 14.6 0 0 0 2.8 12S6 18.2 12 18.200a9 9 0 0 0 4-1',
  close: 'm6 6 12 12M18 6 6 18',
  calendar: 'M4.5 6.500h15v13h-15zM4.5 10.500h15M8.5 4v4m7-4v4',
  tag: 'M4 4.500h8l7.5 7.5-7.5 7.500L4 12zM8 8.500h.1',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: the words beside it carry the meaning. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
