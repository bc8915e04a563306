import type { Keyring, KeyState } from '../../domain/Keyring.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { sealedSamples } from '../../store/statements/keys/sealed-samples.ts';

/** @throws {DatabaseUnavailable} */
export async function readKeyState(db: Queryable, keyring: Keyring | null): Promise<KeyState> {
  if (keyring === null) return 'missing';
  const samples = await sealedSamples(db);
  return samples.every((sealed) => keyring.holdsKeyOf(sealed)) ? 'fine' : 'wrong';
}
