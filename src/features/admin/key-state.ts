import type { Keyring, KeyState } from '../../domain/Keyring.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { listSealedSamples } from '../../store/statements/keys/list-sealed-samples.ts';

/** @throws {DatabaseUnavailable} */
export async function readKeyState(db: Queryable, keyring: Keyring | null): Promise<KeyState> {
  if (keyring === null) return 'missing';
  const samples = await listSealedSamples(db);
  return samples.every((sealed) => keyring.holdsKeyOf(sealed)) ? 'fine' : 'wrong';
}
