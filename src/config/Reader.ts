import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that may stand in a file of their own, as container hosts hand out secrets: `API_KEYS_FILE` in place of `API_KEYS`. */
const SECRETS: readonly string[] = [
  'PLUGGY_CLIENT_ID',
  'PLUGGY_CLIENT_SECRET',
  'API_KEYS',
  'ENCRYPTION_KEYS',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'DATABASE_READ_URL',
  'METRICS_TOKEN',
];

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Reads variables and collects what is wrong with them. An empty variable counts as unset. */
export class Reader {
  readonly problems: string[] = [];
  readonly #env: Environment;
  readonly #fromFiles = new Map<string, string>();

  constructor(env: Environment) {
    this.#env = env;
    for (const name of SECRETS) this.#readFile(name);
  }

  text(name: string): string | undefined {
    return this.#given(name) ?? this.#fromFiles.get(name);
  }

  value<T>(name: string, parse: (text: string) => T | undefined, expected: string): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const parsed = parse(text);
    if (parsed === undefined) this.problems.push(`${name} must be ${expected}`);
    return parsed;
  }

  #given(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  #readFile(name: string): void {
    const file = this.#given(`${name}_FILE`);
    if (file === undefined) return;
    const text = textIn(file);
    if (this.#given(name) !== undefined)
      this.problems.push(`${name} and ${name}_FILE are both set: leave one of them out`);
    else if (text === undefined || text === '')
      this.problems.push(
        `${name}_FILE must be the path of a file that this process may read and that is not empty`,
      );
    else this.#fromFiles.set(name, text);
  }
}
