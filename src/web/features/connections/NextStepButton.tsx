import { Button } from '../../components/Button.tsx';
import type { Item } from './api/get-items.ts';
import { nextStep } from './next-step.ts';

export interface NextStepButtonProps {
  item: Item;
  onReconnect(itemId: string): void;
}

/** What the person can do about a connection; nothing where there is nothing to do. */
export function NextStepButton({ item, onReconnect }: NextStepButtonProps) {
  const step = nextStep(item);
  switch (step.kind) {
    case 'none':
      return null;
    case 'connect':
      return <Button onClick={() => onReconnect(item.id)}>{step.label}</Button>;
    case 'link':
      return (
        <a className="button button-quiet" href={step.url} target="_blank" rel="noopener noreferrer">
          {step.label}
        </a>
      );
  }
}
