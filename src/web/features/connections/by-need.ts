import type { ConnectionStateName } from '../../i18n/dictionary.ts';

/** From what needs the person most to what needs nobody. */
const ORDER: readonly ConnectionStateName[] = [
  'waiting',
  'credentials',
  'ended',
  'outdated',
  'syncFailed',
  'ending',
  'stale',
  'partial',
  'empty',
  'unknown',
  'pending',
  'updating',
  'ready',
];

/** The worst first; those that stand alike stay in the order in which they were made. */
export function byNeed<Row extends { readonly state: ConnectionStateName }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
}

/** Whether a person can do something about it now. */
export const needsPerson = (state: ConnectionStateName): boolean =>
  ORDER.indexOf(state) <= ORDER.indexOf('ending');
