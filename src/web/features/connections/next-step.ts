import type { Item } from './api/get-items.ts';

/** What the button of a connection does. `connect`: opens the dialog that goes on with it; `link`: leads to the bank's page. */
export type NextStep =
  | { kind: 'none' }
  | { kind: 'connect'; label: string }
  | { kind: 'link'; label: string; url: string };

export function nextStep(item: Pick<Item, 'nextStep' | 'parameter'>): NextStep {
  const { action, label } = item.nextStep ?? {};
  // "Wait" is nothing to press: the message says what goes on.
  if (!action || !label || action === 'wait') return { kind: 'none' };
  const url = action === 'open' ? bankPage(item.parameter) : null;
  return url === null ? { kind: 'connect', label } : { kind: 'link', label, url };
}

/** The address came from outside: only a web page may be opened, never `javascript:`. */
function bankPage(parameter: Item['parameter']): string | null {
  if (parameter?.type !== 'oauth' || !parameter.data || !URL.canParse(parameter.data)) return null;
  const { protocol, href } = new URL(parameter.data);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
