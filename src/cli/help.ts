import type { Language } from '../domain/language.ts';
import { HELP } from '../domain/texts/commands/help.ts';
import type { Command } from './command.ts';

const PROGRAM = 'pluggy-open-finance';

/** Two columns; the second one begins at the same place in every line. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`.trimEnd());
}

/** The help of one command. */
export function describeCommand({ name, usage, notes }: Command, language: Language): string {
  const ways = usage.map(
    ({ args, what }) => [`${PROGRAM} ${name} ${args}`.trimEnd(), what[language]] as const,
  );
  const everywhere = [
    ['--json', HELP.json[language]],
    ['--help', HELP.help[language]],
  ] as const;
  return [
    HELP.usage[language],
    ...table([...ways, ...everywhere]),
    ...(notes === undefined ? [] : ['', notes[language]]),
    '',
    HELP.ends[language],
  ].join('\n');
}

/** What there is. */
export function describeCommands(commands: readonly Command[], language: Language): string {
  const rows = commands.map(({ name, summary }) => [name, summary[language]] as const);
  const end = [HELP.more, HELP.ends, HELP.settings].map((text) => text[language]);
  return [HELP.commands[language], ...table(rows), '', ...end].join('\n');
}
