import { describe, expect, it } from 'vitest';
import { run } from '../cli.ts';
import { type Command, type Io, readCall } from './command.ts';
import { readReplay } from './commands/replay.ts';
import { readSync } from './commands/sync.ts';
import { readUsers } from './commands/users.ts';
import { commands } from './commands.ts';

function terminal(language: Io['language'] = 'en') {
  const said: string[] = [];
  const failed: string[] = [];
  const io: Io = {
    env: {},
    language,
    isTerminal: false,
    write: () => {},
    out: (line) => void said.push(line),
    err: (line) => void failed.push(line),
  };
  return { io, said, failed };
}

/** What the command reads from its arguments. */
function read<T>(name: string, parse: (call: ReturnType<typeof readCall>) => T, args: readonly string[]): T {
  const command = commands.find((one) => one.name === name) as Command;
  return parse(readCall(command, args, terminal().io));
}

/** Where nothing may happen: the command was called wrongly. */
async function refusalOf(...args: string[]): Promise<string> {
  const { io, failed } = terminal();
  expect(await run(args, io)).toBe(2);
  return failed.join('\n');
}

describe('pluggy-open-finance', () => {
  it('lists its commands, in both languages', async () => {
    for (const [language, word] of [
      ['en', 'Commands:'],
      ['pt-BR', 'Comandos:'],
    ] as const) {
      const { io, said } = terminal(language);
      expect(await run(['--help'], io)).toBe(0);
      expect(said.join('\n')).toContain(word);
      for (const { name } of commands) expect(said.join('\n')).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
  });

  it('is used wrongly without a command, and with one that does not exist', async () => {
    expect(await run([], terminal().io)).toBe(2);
    expect(await refusalOf('snyc')).toContain('"snyc"');
  });

  it.each(commands.map(({ name }) => [name]))(
    '%s explains itself, and refuses what it does not know',
    async (name) => {
      const { io, said } = terminal('pt-BR');
      expect(await run([name, '--help'], io)).toBe(0);
      expect(said.join('\n')).toMatch(new RegExp(`Uso:\n  pluggy-open-finance ${name}`));
      expect(said.join('\n')).toContain('--json');
      expect(await refusalOf(name, '--no-such-option')).toMatch(/--no-such-option[\s\S]*Usage:/);
    },
  );

  it('tells programs what was wrong as JSON', async () => {
    const { io, said } = terminal();
    expect(await run(['sync', '--json'], io)).toBe(2);
    expect(JSON.parse(said.join('\n'))).toEqual({
      code: 'wrong_use',
      detail: 'Say what to sync: one connection, one person, or all.',
    });
  });
});

describe('what "sync" is asked for', () => {
  const parse = (...args: string[]) => read('sync', readSync, args);

  it('is one connection, one person, or everybody', () => {
    expect(parse('--item', 'a')).toEqual({ itemId: 'a' });
    expect(parse('--user', 'ana')).toEqual({ userId: 'ana' });
    expect(parse('--all')).toEqual({ all: true });
    expect(parse('--all', '--resume')).toEqual({ all: true, resume: true });
  });

  it.each([[[]], [['--resume']], [['--all', '--user', 'ana']], [['--itm', 'a']], [['ana']], [['--item']]])(
    'is refused with a word of how it is used: %j',
    async (args) => {
      expect(await refusalOf('sync', ...args)).toMatch(/Usage:[\s\S]*sync --item/);
    },
  );
});

describe('what "replay" is asked for', () => {
  const parse = (...args: string[]) => read('replay', readReplay, args);

  it('is one event, everything since a time, the dead letter, or its list', () => {
    expect(parse('--event', 'a1')).toEqual({ eventId: 'a1' });
    expect(parse('--dead')).toEqual({ dead: true });
    expect(parse('--list')).toEqual({ list: true });
    expect(parse('--since', '90m')).toEqual({ agoMs: 90 * 60_000 });
    expect(parse('--since', '2026-11-30T03:00:00-03:00')).toEqual({
      since: new Date('2026-11-30T06:00:00Z'),
    });
    expect(parse('--since', '2026-11-29')).toEqual({ since: new Date('2026-11-29T00:00:00Z') });
  });

  it.each([[[]], [['--dead', '--list']], [['--event', 'a1', '--since', '1h']]])(
    'is refused unless it is one thing: %j',
    async (args) => {
      expect(await refusalOf('replay', ...args)).toMatch(/Say one thing to replay[\s\S]*Usage/);
    },
  );

  it.each([
    ['yesterday'],
    ['2026-11-30T03:00:00'],
    ['2026-13-01'],
    ['2026-02-30'],
    ['0h'],
    ['999999999d'],
    [''],
  ])('is refused with a time that is not clear: "%s"', async (since) => {
    expect(await refusalOf('replay', '--since', since)).toMatch(
      /neither a time with its zone nor a duration[\s\S]*Usage/,
    );
  });

  it('is refused with an option that does not exist, and says how it is used', async () => {
    expect(await refusalOf('replay', '--evnt', 'a1')).toMatch(/--evnt[\s\S]*Usage/);
    expect(await refusalOf('replay', 'a1')).toMatch(/a1[\s\S]*Usage/);
  });
});

describe('what "keys" is asked for', () => {
  it.each([['999999999d'], ['2027-02-30T00:00:00Z'], ['2027-01-31T24:00:00Z'], ['9999-12-31T00:00:00Z']])(
    'is refused with an end that is none: "%s"',
    async (expires) => {
      const args = ['create', '--name', 'a', '--scopes', 'read', '--expires', expires];
      expect(await refusalOf('keys', ...args)).toMatch(/neither a duration[\s\S]*Usage/);
    },
  );
});

it('a value that is none is refused before anything is opened', async () => {
  expect(await refusalOf('sync', '--item', 'x')).toMatch(/itemId/);
  expect(await refusalOf('sync', '--user', ' ')).toMatch(/userId/);
  expect(await refusalOf('keys', 'revoke', 'x')).toMatch(/"id"/);
});

describe('what "users" is asked for', () => {
  const parse = (...args: string[]) => read('users', readUsers, args);

  it('is to give one connection to one user', () => {
    const one = { itemId: 'a', userId: 'ana' };
    expect(parse('assign', 'a', 'ana')).toEqual({ one });
    expect(parse('--json', 'assign', 'a', 'ana')).toEqual({ one });
    expect(parse('assign', 'a', '--', '-ana')).toEqual({ one: { itemId: 'a', userId: '-ana' } });
  });

  it('is to export one user to a file, or to erase one whose id is said twice', () => {
    expect(parse('export', 'ana', '--out', 'x.zip')).toEqual({ exported: 'ana', file: 'x.zip' });
    expect(parse('erase', 'ana', '--confirm', 'ana')).toEqual({ erased: 'ana' });
  });

  it.each([
    [[]],
    [['asign', 'a', 'ana']],
    [['assign', 'a']],
    [['assign', 'a', 'ana', 'bia']],
    [['assign', 'a', 'ana', '--jso']],
    [['assign', 'a', 'ana', '--file', 'x']],
    [['assign', '--user', 'ana']],
    [['export', 'ana']],
    [['export', '--out', 'x.zip']],
    [['erase', 'ana']],
    [['erase', 'ana', '--confirm', 'bia']],
    [['erase', 'ana', 'bia', '--confirm', 'ana']],
  ])('is refused with a word of how it is used: %j', async (args) => {
    expect(await refusalOf('users', ...args)).toMatch(/Usage:[\s\S]*users assign/);
  });
});
