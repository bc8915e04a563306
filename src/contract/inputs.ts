import * as z from 'zod/mini';
import { HOOK_EVENTS } from '../domain/hook-event.ts';
import type { Text } from '../domain/texts/text.ts';
import { INCLUDABLE } from './financial-data.ts';
import { isCursor } from './is-cursor.ts';

/** Building blocks for what the API takes. Each carries the sentence for whoever sent something else. */

interface Expectation {
  readonly expected: Text;
}

const expectations = z.registry<Expectation>();

/** Names what a schema takes: "it must be …". */
export function takes<Schema extends z.ZodMiniType>(schema: Schema, en: string, pt: string): Schema {
  expectations.add(schema, { expected: { en: `it must be ${en}`, 'pt-BR': `precisa ser ${pt}` } });
  return schema;
}

/** What a schema takes; undefined: it does not say. */
export const expectationOf = (schema: z.core.$ZodType): Text | undefined =>
  expectations.get(schema)?.expected;

/** Well-formed Unicode that PostgreSQL can store, which knows no NUL. */
export const isPlain = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

// In a query every value is a text. These read the value out of it that their last part describes.

const wholeNumber = (from: number, to: number) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(new RegExp(`^\\d{1,${String(to).length}}$`))), z.transform(Number)),
    z.int().check(z.gte(from), z.lte(to)),
  );

const listOf = <Element extends z.core.$ZodType<unknown, string>>(element: Element) =>
  z.pipe(
    z.pipe(
      z.string().check(z.maxLength(500), z.refine(isPlain)),
      z.transform((list) => [...new Set(list.split(',').map((name) => name.trim()))]),
    ),
    z.array(element),
  );

/** Something to see. */
export const shownText = (most: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(most),
    z.refine((text: string) => text.trim() !== '' && isPlain(text)),
  );

export const MAX_PAGE = 500;
export const DEFAULT_PAGE = 50;
const [MAX_NOTE, MAX_ALIAS, MAX_DESCRIPTION, MAX_KEY_NAME] = [1_000, 100, 200, 100];
export const MAX_TAG = 50;
export const MAX_TAGS = 20;
const MAX_AT_ONCE = 500;

/** Any version of UUID: Pluggy says nothing of the versions that it uses. */
export const uuid = takes(z.guid(), 'a UUID', 'um UUID');

/** Whoever takes one says what it may hold: it goes into no statement as it is. */
export const text = takes(z.string(), 'a text', 'um texto');

/** What rows are asked for by. */
export const filterText = takes(
  z.string().check(z.refine(isPlain)),
  'a text without a NUL character',
  'um texto sem o caractere NUL',
);

export const flag = takes(z.boolean(), 'true or false', 'true ou false');

/** Null takes back what was set. */
export const flagOrNull = takes(z.nullable(z.boolean()), 'true, false or null', 'true, false ou null');

export const queryFlag = takes(
  z.pipe(
    z.pipe(
      z.enum(['true', 'false']),
      z.transform((value) => value === 'true'),
    ),
    z.boolean(),
  ),
  'true or false',
  'true ou false',
);

/** PostgreSQL knows no year 0. */
const anyDay = z.iso.date().check(z.refine((date: string) => !date.startsWith('0000')));

export const day = takes(anyDay, 'a day such as 2026-11-30', 'um dia como 2026-11-30');

/** A day is meant from its first moment in São Paulo on. */
export const moment = takes(
  z.union([
    anyDay,
    z.iso.datetime({ offset: true }).check(z.refine((time: string) => !time.startsWith('0000'))),
  ]),
  'a day such as 2026-11-30, or a time with its zone such as 2026-11-30T03:00:00Z',
  'um dia como 2026-11-30, ou um horário com o fuso como 2026-11-30T03:00:00Z',
);

export const instant = takes(
  z.iso.datetime({ offset: true }).check(z.refine((time: string) => !time.startsWith('0000'))),
  'a time with its zone such as 2026-11-30T03:00:00Z',
  'um horário com o fuso como 2026-11-30T03:00:00Z',
);

export const keyName = takes(
  shownText(MAX_KEY_NAME),
  `a text of 1 to ${MAX_KEY_NAME} characters`,
  `um texto de 1 a ${MAX_KEY_NAME} caracteres`,
);

export const eventName = takes(
  z.string().check(z.minLength(1), z.maxLength(200), z.refine(isPlain)),
  'the name of an event, such as item/updated',
  'o nome de um evento, como item/updated',
);

/** Such as `key:db6bcf6a`. */
export const actor = takes(
  z.string().check(z.minLength(1), z.maxLength(100), z.refine(isPlain)),
  'an actor as the audit names it, such as key:db6bcf6a',
  'um ator como a auditoria o chama, por exemplo key:db6bcf6a',
);

const MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/;

/** An end of a span of days. */
export const dayOrMonth = takes(
  z.union([z.string().check(z.regex(MONTH)), day]),
  'a day such as 2026-11-30, or a month such as 2026-11',
  'um dia como 2026-11-30 ou um mês como 2026-11',
);

export const httpUrl = takes(
  z.url({ protocol: /^https?$/ }).check(z.maxLength(2_000), z.refine(isPlain)),
  'an http or https URL',
  'uma URL http ou https',
);

/** An address that is called: nothing of it may be a credential, which would be shown and logged. */
export const hookUrl = takes(
  z.url({ protocol: /^https?$/ }).check(
    z.maxLength(2_000),
    z.refine(isPlain),
    z.refine((text: string) => {
      if (!URL.canParse(text)) return false;
      const { username, password } = new URL(text);
      return username === '' && password === '';
    }),
  ),
  'an http or https URL without user and password',
  'uma URL http ou https sem usuário e senha',
);

export const hookEvents = takes(
  z.array(z.enum(HOOK_EVENTS)).check(z.minLength(1), z.maxLength(HOOK_EVENTS.length)),
  `a list of ${HOOK_EVENTS.join(', ')}`,
  `uma lista de ${HOOK_EVENTS.join(', ')}`,
);

/** A browser would run or show these instead of going anywhere. */
const NOWHERE = /^(javascript|data|file|blob):$/;

export const redirectUri = takes(
  z.string().check(
    z.minLength(1),
    z.maxLength(2_000),
    z.refine((text: string) => isPlain(text) && URL.canParse(text) && !NOWHERE.test(new URL(text).protocol)),
  ),
  'an https URL or a deep link',
  'uma URL https ou um deep link',
);

export const note = takes(
  z.nullable(shownText(MAX_NOTE)),
  `a text of 1 to ${MAX_NOTE} characters, or null`,
  `um texto de 1 a ${MAX_NOTE} caracteres, ou null`,
);

export const alias = takes(
  z.nullable(shownText(MAX_ALIAS)),
  `a text of 1 to ${MAX_ALIAS} characters, or null`,
  `um texto de 1 a ${MAX_ALIAS} caracteres, ou null`,
);

export const description = takes(
  z.nullable(shownText(MAX_DESCRIPTION)),
  `a text of 1 to ${MAX_DESCRIPTION} characters, or null`,
  `um texto de 1 a ${MAX_DESCRIPTION} caracteres, ou null`,
);

export const categoryId = takes(
  z.nullable(z.string().check(z.minLength(1), z.maxLength(50), z.refine(isPlain))),
  "the id of one of Pluggy's categories, such as 11010000, or null",
  'o id de uma categoria da Pluggy, como 11010000, ou null',
);

export const limit = takes(
  wholeNumber(1, MAX_PAGE),
  `a number from 1 to ${MAX_PAGE}`,
  `um número de 1 a ${MAX_PAGE}`,
);

/** Where the page before ended. Opaque: the list that gave it out says whether it is one of its own. */
export const after = takes(
  z.string().check(z.maxLength(500, { abort: true }), z.refine(isCursor)),
  'the "next" of the page before',
  'o "next" da página anterior',
);

/** At most a year ahead. */
export const daysAhead = takes(wholeNumber(1, 366), 'a number from 1 to 366', 'um número de 1 a 366');

export const search = takes(
  z.string().check(z.maxLength(200), z.refine(isPlain)),
  'a text of at most 200 characters',
  'um texto de até 200 caracteres',
);

/** A part of a query that may be repeated. */
export const uuids = takes(
  z.pipe(
    z.pipe(
      z.union([z.string(), z.array(z.string())]),
      z.transform((ids) => [ids].flat()),
    ),
    z.array(z.guid()).check(z.maxLength(100)),
  ),
  'a UUID, repeated for several (100 at most)',
  'um UUID, repetido para vários (no máximo 100)',
);

/** A decimal with as many digits as anybody's money has. */
export const amount = takes(
  z.string().check(z.regex(/^-?\d{1,30}(\.\d{1,30})?$/)),
  'an amount such as -149.93',
  'um valor como -149.93',
);

const shownTag = shownText(MAX_TAG);

export const tag = takes(
  shownTag,
  `a tag of 1 to ${MAX_TAG} characters`,
  `uma etiqueta de 1 a ${MAX_TAG} caracteres`,
);

/** Each once, in the order in which they were given. */
export const distinctTags = z.pipe(
  z.pipe(
    z.array(shownTag).check(z.maxLength(MAX_TAGS)),
    z.transform((tags) => [...new Set(tags.map((one) => one.trim()))]),
  ),
  z.array(z.string()),
);

export const tags = takes(
  z.nullable(distinctTags),
  `a list of at most ${MAX_TAGS} tags of 1 to ${MAX_TAG} characters, or null`,
  `uma lista de até ${MAX_TAGS} etiquetas de 1 a ${MAX_TAG} caracteres, ou null`,
);

/** Null takes back what was set. */
export const dayOrNull = takes(
  z.nullable(anyDay),
  'a day such as 2026-11-30, or null',
  'um dia como 2026-11-30, ou null',
);

/** Names and values as the connector asks for them. */
export const mfaParameters = takes(
  z
    .record(
      z.string().check(z.regex(/^[A-Za-z][\w-]{0,49}$/)),
      z.string().check(z.minLength(1), z.maxLength(500), z.refine(isPlain)),
    )
    .check(z.refine((values) => Object.keys(values).length > 0 && Object.keys(values).length <= 10)),
  'an object of one to ten texts by their names',
  'um objeto de um a dez textos por seus nomes',
);

/** Ids of what is to be changed at once. */
export const ids = takes(
  z.array(z.guid()).check(z.minLength(1), z.maxLength(MAX_AT_ONCE)),
  `a list of 1 to ${MAX_AT_ONCE} UUIDs`,
  `uma lista de 1 a ${MAX_AT_ONCE} UUIDs`,
);

export const status = takes(
  z.string().check(z.regex(/^[A-Za-z_]{1,50}$/)),
  "one of Pluggy's statuses, such as LOGIN_ERROR",
  'um dos status da Pluggy, como LOGIN_ERROR',
);

export const connectorId = takes(
  wholeNumber(0, 999_999_999),
  'the number of a connector, such as 601',
  'o número de um conector, como 601',
);

export const connectorTypes = takes(
  listOf(z.string()),
  'a list such as PERSONAL_BANK,INVESTMENT',
  'uma lista como PERSONAL_BANK,INVESTMENT',
);

/** A name that does not exist is refused, for its data would be missed. */
export const include = takes(
  listOf(z.enum(INCLUDABLE)),
  `a list of ${INCLUDABLE.join(', ')}`,
  `uma lista de ${INCLUDABLE.join(', ')}`,
);

/** @param names what may be chosen */
export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  takes(z.enum(names), `one of ${names.join(', ')}`, `um de ${names.join(', ')}`);

/** A list in a body. @param names what may be chosen, each once */
export const someOf = <const Names extends readonly string[]>(names: Names) =>
  takes(
    z.array(z.enum(names)).check(
      z.minLength(1),
      z.maxLength(names.length),
      z.refine((chosen: readonly string[]) => new Set(chosen).size === chosen.length),
    ),
    `a list of ${names.join(', ')}`,
    `uma lista de ${names.join(', ')}`,
  );

/** A body, or a part of one. Unknown members are refused: a misspelt option must not be ignored. */
export const body = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  takes(z.strictObject(shape), 'an object', 'um objeto');

/** The parameters of a query. Unknown ones are refused, for the same reason. */
export const query = <Shape extends z.core.$ZodShape>(shape: Shape) => z.strictObject(shape);

export const maybe = z.optional;

export const paged = {
  /** How many rows the page has at most; 50 if nothing is said. */
  limit: maybe(limit),
  /** Where the page begins. */
  after: maybe(after),
};
