import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXTS = /\.(js|css|svg|json|webmanifest)$/;
/** Below this the saving is lost in the packets around it, and in the blocks of the disk. */
const LEAST_BYTES = 4_096;

const FORMS = {
  br: (text) =>
    promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  gz: (text) => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * Puts a compressed copy (.br, .gz) beside each text of a built page, once, so that no request waits for it. A page's HTML
 * has none: it is sent as it is.
 */
export async function compressTexts(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && TEXTS.test(entry.name),
  );
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const text = readFileSync(path);
    if (text.length < LEAST_BYTES) continue;
    for (const [form, compress] of Object.entries(FORMS))
      writeFileSync(`${path}.${form}`, await compress(text));
  }
}
