import { execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { until } from './support/until.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The Dockerfile's instructions, stage by stage. */
function stagesOf(dockerfile: string): Instruction[][] {
  const lines = dockerfile
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest });
  }
  return stages;
}

const stages = stagesOf(read('deploy/Dockerfile'));
const image = stages.at(-1) ?? [];
const instruction = (name: string): string => image.find((one) => one.name === name)?.rest ?? '';
const command: string[] = JSON.parse(instruction('CMD'));
const healthCommand: string[] = JSON.parse(/CMD (\[.*\])/.exec(instruction('HEALTHCHECK'))?.[1] ?? '[]');

let folder: string;
let sandbox: Sandbox;
let database: TestDatabase;

/** Where `npm prune --omit=dev --omit=optional` leaves packages. */
function productionPackages(): string[] {
  const list = ['ls', '--omit=dev', '--omit=optional', '--all', '--parseable'];
  const said = spawnSync('npm', list, { cwd: ROOT, encoding: 'utf8' }).stdout;
  const found = said.split('\n').map((path) => relative(ROOT, path.trim()));
  return [...new Set(found.filter((path) => path.startsWith('node_modules/')))].sort();
}

/** What the last stage copies from the first, without Docker: a folder outside of this project, whose packages it cannot see. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pluggy-image-'));
  for (const { name, rest } of image) {
    const [, from = '', to = ''] = /^--from=build \/app\/(\S+) \.\/(\S*)$/.exec(rest) ?? [];
    if (name !== 'COPY') continue;
    expect(from).not.toBe('');
    if (from !== 'node_modules') cpSync(join(ROOT, from), join(folder, to || from), { recursive: true });
  }
  for (const path of productionPackages()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  execFileSync('chmod', ['-R', 'a+rX,a-w', folder]);
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  database = await createTestDatabase({ migrated: false });
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true });
});

/** As in a container: no variables but those that are given. */
function inImage(env: Record<string, string>): SpawnOptions {
  return { cwd: folder, env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env } };
}

/** Every file of it; root may write where it should not. */
const filesOf = (path: string): string[] => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();

function isHealthy(env: Record<string, string>): boolean {
  const [program = '', ...args] = healthCommand;
  return spawnSync(program, args, inImage(env)).status === 0;
}

describe('the image', () => {
  it('is built by the steps that every checkout has, and holds neither them nor a root user', () => {
    const [build = []] = stages;
    expect(build.filter(({ name }) => name === 'RUN').map(({ rest }) => rest)).toEqual([
      'npm ci --no-audit --no-fund',
      'node tools/run.mjs build',
      'npm prune --omit=dev --omit=optional --no-audit --no-fund',
    ]);
    expect(instruction('USER')).toBe('node');
    expect(image.some(({ name }) => name === 'RUN')).toBe(false);
    expect(read('deploy/Dockerfile.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', '.git', 'node_modules', '.data']),
    );
  });

  it('serves from what it copies alone, writes nothing there, and stops within ten seconds', async () => {
    const before = filesOf(folder);
    const port = String(await freePort());
    const env = {
      PORT: port,
      PLUGGY_MODE: 'sandbox',
      PLUGGY_API_URL: sandbox.url,
      DATABASE_URL: database.url,
      ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    };
    const [program = '', ...args] = command;
    expect(program).toBe('node'); // no shell, which would keep signals to itself
    const child = spawn(program, args, { ...inImage(env), stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => (printed += data.toString()));
    await until('it is healthy', () => isHealthy(env) || child.exitCode !== null);
    expect(child.exitCode, printed).toBe(null);
    const statusOf = async (path: string): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    await until('it is ready', async () => (await statusOf('/readyz')) === 200);
    expect(await statusOf('/')).toBe(200);
    const began = performance.now();
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(isHealthy(env)).toBe(false);
    expect(filesOf(folder)).toEqual(before);
  });

  it('says what is missing when it is started without settings', () => {
    const [program = '', ...args] = command;
    const ended = spawnSync(program, args, { ...inImage({}), encoding: 'utf8' });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('PLUGGY_CLIENT_ID and PLUGGY_CLIENT_SECRET are missing');
  });
});

describe('the hosts', () => {
  it('Railway starts what the image starts, and asks the path that says it is ready', () => {
    const { build, deploy } = JSON.parse(read('deploy/railway.json'));
    expect(read(build.dockerfilePath)).toBe(read('deploy/Dockerfile'));
    expect(deploy.startCommand.split(' ')).toEqual(command);
    expect(deploy.healthcheckPath).toBe('/readyz');
    expect(deploy.drainingSeconds).toBeGreaterThan(10);
  });

  it('systemd starts the same, and takes the unit where this machine has systemd', () => {
    const unit = read('deploy/pluggy-open-finance.service');
    expect(/^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ')).toEqual(['/usr/bin/node', ...command.slice(1)]);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
    const verified = spawnSync(
      'systemd-analyze',
      ['verify', join(ROOT, 'deploy/pluggy-open-finance.service')],
      {
        encoding: 'utf8',
      },
    );
    const complaints = `${verified.stdout ?? ''}${verified.stderr ?? ''}`
      .split('\n')
      .filter((line) => line.includes('pluggy-open-finance.service') && !line.includes('is not executable'));
    expect(complaints).toEqual([]);
  });

  it('Compose has one process that serves and one that works, with settings that exist', () => {
    const compose = read('deploy/compose.yaml');
    expect([...compose.matchAll(/ROLES: (\w+)/g)].map(([, role]) => role)).toEqual(['serve', 'work']);
    expect(compose).toContain('dockerfile: deploy/Dockerfile');
    const known = new Set([...read('.env.example').matchAll(/^([A-Z][A-Z_]+)=/gm)].map(([, name]) => name));
    const set = [...compose.matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(set.filter((name) => !known.has(name) && !name.startsWith('POSTGRES_'))).toEqual([]);
  });
});
