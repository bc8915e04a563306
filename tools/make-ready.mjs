import { build, isBuilt } from './build.mjs';
import { explainingRefusals } from './file-errors.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';

/**
 * Installs and builds what is missing or out of date. When nothing is, it writes nothing at all: a finished
 * container image may be read-only.
 *
 * @param {string} root the project's folder
 * @param {{ build: 'now' | 'when-stale' | 'never' }} what
 */
export async function makeReady(root, what) {
  if (!isDue(root, what)) return;
  await explainingRefusals(root, () =>
    withLock(root, async () => {
      // Asked again: another run may have done it while we waited for the lock.
      const due = isDue(root, what);
      if (due === 'install') await install(root);
      if (needsBuild(root, what)) await build(root);
    }),
  );
}

function isDue(root, what) {
  const mustBuild = needsBuild(root, what);
  // The built product runs without the packages that only its making needs.
  const withDev = mustBuild || what.build === 'never';
  if (!isInstalled(root, { withDev })) return 'install';
  return mustBuild ? 'build' : null;
}

function needsBuild(root, what) {
  if (what.build === 'now') return true;
  return what.build === 'when-stale' && !isBuilt(root);
}
