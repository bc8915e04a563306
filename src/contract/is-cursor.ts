/**
 * Whether a text can be where a page of any list ended: the number of a change, or parts and the marks between them, in base64url as
 * this service writes it. Only the list that gave it out knows whether it is one of its own.
 */
export function isCursor(text: string): boolean {
  if (/^\d{1,18}$/.test(text)) return true;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text && /[|":]|infinity/.test(bytes.toString('utf8'));
}
