import { returnOf } from '../flow/return-address.ts';
import { openMemory } from './memory.ts';

/**
 * Whether this page was loaded in the middle of connecting: again, or by the bank, which led back here. For a page that
 * loads the script only when somebody connects a bank: it has to load it now.
 */
export function isInTheMiddle(): boolean {
  const memory = openMemory(() => Date.now());
  const kept = memory.read();
  return returnOf(location.href, kept) !== 'none' || (kept !== null && memory.wasOpen());
}
