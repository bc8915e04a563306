import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MOVE_CLOCK = new URL('./move-clock.js', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LAST_LINES = 60;
/** Of a process that ended by itself. */
const DYING_LINES = 20;
const RESTART_MS = 300;

/** Settings of the person's own shell would make the programs others than those that are meant. */
const OWN =
  /^(PLUGGY_|SANDBOX_|DATABASE_|DATA_DIR$|PORT$|HOST$|BASE_URL$|API_KEYS|METRICS_|NODE_ENV$|RECONCILE_|ENCRYPTION_|WORKER_|LOG_|WEBHOOK_)/;

export interface ProgramPlan {
  readonly name: string;
  /** Module of the built product; `isMain` says that importing it is not enough and `main()` has to be called. */
  readonly module: URL;
  readonly isMain: boolean;
  readonly env: Readonly<Record<string, string>>;
  /** What it prints once it is up. */
  readonly readyWord: string;
  /** Told of every line that it prints. */
  readonly onLine?: (line: string) => void;
}

/** A program that is started again whenever it ends, as a service manager does, and that can be treated badly. */
export class Program {
  readonly name: string;
  /** How often it ended by itself after it had been up: it never should. */
  readonly deaths: string[] = [];
  readonly lines: string[] = [];
  readonly #plan: ProgramPlan;
  #child: ChildProcess | undefined;
  #isUp = false;
  #isFrozen = false;
  #isWanted = false;
  #clockOffsetMs = 0;

  constructor(plan: ProgramPlan) {
    this.#plan = plan;
    this.name = plan.name;
  }

  get isUp(): boolean {
    return this.#isUp && !this.#isFrozen;
  }

  /** Starts it and keeps it running from now on. */
  start(): void {
    this.#isWanted = true;
    if (this.#child === undefined) this.#spawn();
  }

  async untilUp(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!this.isUp) {
      if (performance.now() > deadline) throw new Error(`${this.name} does not come up`);
      await pause(20);
    }
  }

  /** kill -9; stays down until `start`. */
  async kill(): Promise<void> {
    this.#isWanted = false;
    await this.#end('SIGKILL');
  }

  /** Stands still, as on a machine that was suspended. */
  freeze(): void {
    if (this.#child === undefined || this.#isFrozen) return;
    this.#isFrozen = true;
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#isFrozen = false;
    this.#child?.kill('SIGCONT');
  }

  /** Its wall clock is off by so much, also after a restart. */
  moveClock(offsetMs: number): void {
    this.#clockOffsetMs = offsetMs;
    this.#tellClock();
  }

  /** SIGTERM. @returns the exit code */
  async stop(): Promise<number | null> {
    this.#isWanted = false;
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) return 0;
    this.thaw();
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  #spawn(): void {
    const { module, isMain, env, readyWord } = this.#plan;
    const theirs = Object.entries(process.env).filter(([name]) => !OWN.test(name));
    const program = isMain
      ? ['--input-type=module', '--eval', `import { main } from '${module.href}'; await main();`]
      : [fileURLToPath(module)];
    const child = spawn(process.execPath, ['--import', MOVE_CLOCK, ...program], {
      cwd: ROOT,
      env: { ...Object.fromEntries(theirs), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    child.on('error', () => {}); // a message to a process that is ending
    this.#tellClock();
    let rest = '';
    const read = (data: Buffer): void => {
      const lines = (rest + data.toString()).split('\n');
      rest = lines.pop() ?? '';
      // the last words of one that was killed may come when the next one runs already
      if (this.#child === child) for (const line of lines) this.#note(line, readyWord);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code, signal) => this.#onExit(code, signal));
  }

  #note(line: string, readyWord: string): void {
    if (line.includes(readyWord)) this.#isUp = true;
    this.#plan.onLine?.(line);
    this.lines.push(line);
    if (this.lines.length > LAST_LINES) this.lines.shift();
  }

  #onExit(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#isWanted && this.#isUp)
      this.deaths.push(
        [`${this.name} ended by itself (${code ?? signal})`, ...this.lines.slice(-DYING_LINES)].join(
          '\n    ',
        ),
      );
    this.#isUp = false;
    this.#isFrozen = false;
    this.#child = undefined;
    if (!this.#isWanted) return;
    setTimeout(() => {
      if (this.#isWanted && this.#child === undefined) this.#spawn();
    }, RESTART_MS);
  }

  #tellClock(): void {
    if (this.#clockOffsetMs === 0 && !this.#isUp) return;
    if (this.#child?.connected) this.#child.send({ clockOffsetMs: this.#clockOffsetMs }, () => {});
  }
}
