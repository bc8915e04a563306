import type { Keyring } from '../../domain/Keyring.ts';
import type { Language } from '../../domain/language.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { listSealedSamples } from '../../store/statements/keys/list-sealed-samples.ts';

/** `wrong`: something is stored under a key that ENCRYPTION_KEYS lacks. `missing`: there is no key at all. */
export type KeyState = 'fine' | 'wrong' | 'missing';

/** @throws {DatabaseUnavailable} */
export async function readKeyState(db: Queryable, keyring: Keyring | null): Promise<KeyState> {
  if (keyring === null) return 'missing';
  const samples = await listSealedSamples(db);
  return samples.every((sealed) => keyring.holdsKeyOf(sealed)) ? 'fine' : 'wrong';
}

/** What happened, what does not work, what goes on, and what to do. */
export const KEY_TEXTS: Readonly<Record<KeyState, Readonly<Record<Language, string>>>> = {
  fine: {
    en: 'The encryption keys open what is stored.',
    'pt-BR': 'As chaves de criptografia abrem o que está guardado.',
  },
  wrong: {
    en: 'ENCRYPTION_KEYS lacks a key that stored values were encrypted with. Sessions, identities and telephone numbers may answer "encryption_key_missing"; webhooks are taken, and everything else works. Put the former key behind the new one and restart. If it is lost, run "npm run pluggy:v2:rotate-sessions" (everybody signs in again) and read "Encryption keys" in docs/operations.md.',
    'pt-BR':
      'Falta em ENCRYPTION_KEYS uma chave com que valores guardados foram criptografados. Sessões, identidades e telefones podem responder "encryption_key_missing"; os webhooks são recebidos e todo o resto funciona. Ponha a chave anterior atrás da nova e reinicie. Se ela se perdeu, execute "npm run pluggy:v2:rotate-sessions" (todos entram de novo) e leia "Encryption keys" em docs/operations.md.',
  },
  missing: {
    en: 'ENCRYPTION_KEYS is not set: no sessions can be made, and who people are is not stored. Webhooks are taken, and servers with an API key read everything else. Make a key with "openssl rand -base64 32", set it, and restart.',
    'pt-BR':
      'ENCRYPTION_KEYS não está definida: não é possível criar sessões, e a identidade das pessoas não é guardada. Os webhooks são recebidos, e servidores com chave de API leem todo o resto. Crie uma chave com "openssl rand -base64 32", defina-a e reinicie.',
  },
};
