import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/**
 * What several files of a run need is built once in that run, and each of them gets a copy.
 * @param name tells one kind of build from the others
 * @param build makes it in the folder that it is given
 */
export async function copyOfBuild(
  name: string,
  outDir: string,
  build: (folder: string) => Promise<void>,
): Promise<void> {
  const whole = join(inject('buildsFolder'), name);
  if (!existsSync(whole)) {
    const draft = `${whole}-${randomUUID()}`;
    await build(draft);
    // another file may have built it meanwhile
    await rename(draft, whole).catch(() => rm(draft, { recursive: true }));
  }
  await cp(whole, outDir, { recursive: true });
}
