import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export type BadgeTone = 'neutral' | 'good' | 'busy' | 'warning' | 'bad';

export interface BadgeProps {
  tone: BadgeTone;
  icon?: IconName;
  title?: string;
  children: ReactNode;
}

export function Badge({ tone, icon, title, children }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`} title={title}>
      {icon && <Icon name={icon} className={tone === 'busy' ? 'spin' : ''} />}
      {children}
    </span>
  );
}
