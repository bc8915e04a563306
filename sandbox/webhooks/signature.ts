import { createHmac } from 'node:crypto';
import type { Signing } from '../pluggy/state/switches.ts';

/** The header that signs a body; none when nothing is signed. */
export function signatureOf(signing: Signing | null, body: string): Readonly<Record<string, string>> {
  if (signing === null) return {};
  const { header, algorithm, secret } = signing;
  return { [header]: createHmac(algorithm, secret).update(body).digest('hex') };
}
