import type { Random } from '../../sim/Random.ts';
import { resolved, type Schema } from './described.ts';

/** Where values that mean something come from. */
export interface Known {
  /** An id for a place of this name, such as `accountId`: the caller's, somebody else's or nobody's. */
  readonly id: (name: string) => string;
  readonly userId: () => string;
  /** A cursor that this sequence was answered with. */
  readonly cursor: () => string;
}

/** Texts that have broken programs. None of them is anybody's. */
export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '.',
  '..',
  '../../etc/passwd',
  "' or 1=1 --",
  '%',
  '%00',
  '%s%n',
  '\\',
  '"',
  '{}',
  '[]',
  'null',
  'undefined',
  'NaN',
  '-Infinity',
  '-0',
  '1e400',
  '9'.repeat(40),
  '-1',
  '1.5',
  '0x10',
  '0000-00-00',
  '0001-01-01',
  '2026-02-30',
  '9999-12-31',
  '999999-01-01T00:00:00Z',
  '2026-01-01T00:00:00+99:99',
  'infinity',
  '\ud800',
  '🙂'.repeat(300),
  '\u202e\u200b',
  'ß'.repeat(1_100),
  '(a+)+$',
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  '=cmd|x',
  'a,b;c\td\r\ne',
  '<script>',
];

const ODD_VALUES: readonly unknown[] = [
  ...ODD_TEXTS,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  [],
  {},
  [[[]]],
  [null],
  { length: 1 },
  JSON.parse('{"__proto__":{"a":1}}'),
  Array.from({ length: 600 }, () => 'x'),
];

const WORDS = ['mercado', 'a', '149,93', 'Padaria do Zé', 'ção', '12/10', '%a_'];
const DAYS = ['2026-01-31', '2026-11-01', '2026-11-27', '2020-02-29', '2030-12-31'];

/** Of texts whose form the description cannot say. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  amountFrom: ['-100', '0', '0.01', '-149.93'],
  amountTo: ['100', '-0.01', '1000000'],
  categoryId: ['11010000', '08000000', '99999999'],
  phoneNumber: ['+5511999999999', '+551133334444', '11999999999', '+1'],
  url: ['https://example.com/hooks', 'https://127.0.0.1/', 'http://example.com', 'https://[::1]/'],
  webhookUrl: ['https://example.com/hooks', 'https://127.0.0.1/'],
  oauthRedirectUri: ['https://example.com/back', 'http://localhost/'],
  from: [...DAYS, '2026-01', '2026-11'],
  to: [...DAYS, '2026-12'],
  events: ['transactions.changed'],
  loggedId: ['1', '2', '999999999999999999999'],
  jobId: ['1', '2', '3'],
};

const wordFor = (random: Random, name: string): string => random.pick(BY_NAME[name] ?? WORDS);

function drawText(random: Random, name: string, { format }: Schema, known: Known): string {
  if (name === 'after') return known.cursor();
  if (name === 'userId') return known.userId();
  if (format === 'uuid' || /Id$/.test(name))
    return name === 'categoryId' ? wordFor(random, name) : known.id(name);
  if (name === 'ids') return known.id('transactionId');
  if (format === 'date') return random.pick(DAYS);
  if (format === 'date-time') return `${random.pick(DAYS)}T12:00:00Z`;
  return wordFor(random, name);
}

function drawObject(random: Random, { properties = {}, required = [] }: Schema, known: Known): object {
  const drawn: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties))
    if (required.includes(name) ? random.chance(0.97) : random.chance(0.5))
      drawn[name] = drawValue(random, name, schema, known);
  if (random.chance(0.02)) drawn[random.pick(['id', 'unknown', 'constructor'])] = random.pick(ODD_VALUES);
  return drawn;
}

/** A value as the schema says it, and now and then one that it does not say. */
export function drawValue(random: Random, name: string, described: Schema, known: Known): unknown {
  if (random.chance(0.1)) return random.pick(ODD_VALUES);
  const schema = resolved(described);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return drawValue(random, name, random.pick(choices), known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pick(schema.enum);
  switch (typeof schema.type === 'string' ? schema.type : random.pick(schema.type ?? ['string'])) {
    case 'null':
      return null;
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return random.between(schema.minimum ?? 0, Math.min(schema.maximum ?? 100, 100));
    case 'array': {
      const { items = {} } = schema;
      return Array.from({ length: random.between(0, 3) }, () => drawValue(random, name, items, known));
    }
    case 'object':
      return drawObject(random, schema, known);
    default:
      return drawText(random, name, schema, known);
  }
}
