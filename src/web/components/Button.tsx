import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  tone?: 'primary' | 'quiet' | 'plain' | 'danger';
  icon?: IconName;
  /** Work is under way: a second press does nothing, but the button keeps the focus. */
  busy?: boolean;
}

export function Button({
  tone = 'quiet',
  icon,
  busy = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const classes = ['button', `button-${tone}`, className].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <Icon name="sync" className="spin" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
