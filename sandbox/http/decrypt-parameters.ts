import { constants, privateDecrypt } from 'node:crypto';
import { badRequest } from '../pluggy/rules/ApiError.ts';

/** Pluggy says RSA-OAEP and not with which hash; Node's default is the first. */
const HASHES = ['sha1', 'sha256'] as const;

/** A connector's parameters from JSON that was encrypted with the application's public key, in base64. */
export function decryptParameters(text: string, privateKey: string | null): unknown {
  if (privateKey !== null) {
    for (const oaepHash of HASHES) {
      const json = decrypted(text, privateKey, oaepHash);
      if (json !== undefined) return json;
    }
  }
  throw badRequest('encrypted parameters could not be decrypted');
}

function decrypted(text: string, key: string, oaepHash: string): unknown {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return JSON.parse(
      privateDecrypt({ key, padding, oaepHash }, Buffer.from(text, 'base64')).toString('utf8'),
    );
  } catch {
    return undefined;
  }
}
