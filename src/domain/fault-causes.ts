import { CAUSES, CLASSES } from './texts/faults.ts';
import type { Text } from './texts/text.ts';

/** What a code of the system or of PostgreSQL means and what to do about it; undefined: nothing more is known of it. */
export function causeOf(code: string | undefined): Text | undefined {
  if (code === undefined) return undefined;
  return CAUSES[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? CLASSES[code.slice(0, 2)] : undefined);
}

/** The code of the system, of PostgreSQL or of an error's cause; undefined: none of them has one. */
export function faultCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : faultCodeOf(error.cause);
}
