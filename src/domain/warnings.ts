const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/**
 * Pluggy's warnings that this project knows. A run may end in SUCCESS with one of the first two and still lack data
 * that only the person can bring: by a consent that includes it, or by the other holders' approval.
 */
export const WARNINGS = { permissionMissing: '001', approvalPending: '002', quotaUsedUp: '423' } as const;

/** A warning of one product, in its part of `item.statusDetail`. */
export interface Warning {
  /** Three digits as a rule; the list of codes is not closed. */
  readonly code: string;
  /** What the bank itself said, if it said anything. */
  readonly providerMessage: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A code that came as a number has lost its zeros: 1 is `001`. */
function codeOf(value: unknown): string | null {
  const code = typeof value === 'number' ? String(value) : (text(value)?.trim() ?? null);
  return code !== null && /^\d{1,3}$/.test(code) ? code.padStart(3, '0') : code;
}

/** The warnings in one product's part of `item.statusDetail`. */
export function warningsOf(detail: unknown): Warning[] {
  const { warnings } = record(detail);
  if (!Array.isArray(warnings)) return [];
  return warnings.flatMap((warning) => {
    const code = codeOf(record(warning)['code']);
    return code === null ? [] : [{ code, providerMessage: text(record(warning)['providerMessage']) }];
  });
}

/** The warnings of all products, as Pluggy's item object has them. */
export function warningsOfItem(item: unknown): Warning[] {
  return Object.values(record(record(item)['statusDetail'])).flatMap(warningsOf);
}

export function hasWarning(warnings: readonly Warning[], name: keyof typeof WARNINGS): boolean {
  return warnings.some(({ code }) => code === WARNINGS[name]);
}

/** Whether something of the product is kept from us, so that what an answer lacks need not be gone. */
export function isWithheld(detail: unknown): boolean {
  const warnings = warningsOf(detail);
  return hasWarning(warnings, 'permissionMissing') || hasWarning(warnings, 'approvalPending');
}
