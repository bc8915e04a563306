import type { ComponentProps } from 'react';

/** A surface with a border. Inside a list lines part the rows, not cards. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={className ? `card ${className}` : 'card'} />;
}
