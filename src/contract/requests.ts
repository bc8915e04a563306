import { z } from 'zod';
import { HEALTHS } from '../domain/health.ts';
import type { Language } from '../domain/language.ts';
import { INCLUDABLE } from './financial-data.ts';

/** The bodies and queries that the API takes. Unknown fields are refused: a misspelt option must not be ignored. */

/** Any version of UUID: Pluggy says nothing of the versions that it uses. */
const uuid = z.guid();
const url = z.url({ protocol: /^https?$/ }).max(2_000);
const flag = z.boolean();
const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** PostgreSQL knows no year 0. */
const day = z.iso.date().refine((text) => !text.startsWith('0000'));

export const sessionRequest = z.strictObject({ userId: z.string() });

export const connectTokenRequest = z.strictObject({
  userId: z.string().optional(),
  phoneNumber: z.string().optional(),
  itemId: uuid.optional(),
  options: z
    .strictObject({
      webhookUrl: url.optional(),
      oauthRedirectUri: z.string().min(1).max(2_000).optional(),
      avoidDuplicates: flag.optional(),
      includeSandbox: flag.optional(),
    })
    .optional(),
});

export const reportItemRequest = z.strictObject({ itemId: uuid });

export const completenessQuery = z.strictObject({ compare: queryFlag.optional() });

export const assignItemRequest = z.strictObject({ userId: z.string() });

export const connectorsQuery = z.strictObject({
  name: z.string().max(200).optional(),
  types: z
    .string()
    .max(500)
    .transform((list) => list.split(',').map((type) => type.trim()))
    .optional(),
  isOpenFinance: queryFlag.optional(),
  sandbox: queryFlag.optional(),
});

export const MAX_PAGE = 500;
export const DEFAULT_PAGE = 50;

export const transactionsQuery = z.strictObject({
  accountId: uuid.optional(),
  itemId: uuid.optional(),
  dateFrom: day.optional(),
  dateTo: day.optional(),
  search: z
    .string()
    .max(200)
    .refine((text) => !text.includes('\0') && text.isWellFormed())
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((value) => value >= 1 && value <= MAX_PAGE)
    .optional(),
  after: z.string().max(500).optional(),
  includeDeleted: queryFlag.optional(),
});

/** Connections of all users. */
export const allItemsQuery = z.strictObject({
  status: z
    .string()
    .regex(/^[A-Za-z_]{1,50}$/)
    .optional(),
  health: z.enum(HEALTHS).optional(),
  staleSince: day.optional(),
  connectorId: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
  unowned: queryFlag.optional(),
  ...transactionsQuery.pick({ limit: true, after: true }).shape,
});

export const MAX_NOTE = 1_000;

/** Null takes back what was said; what is not named stays. */
export const annotationRequest = z.strictObject({
  categoryId: z.string().min(1).max(50).nullable().optional(),
  note: z
    .string()
    .max(MAX_NOTE)
    .refine((text) => text.trim() !== '' && !text.includes('\0') && text.isWellFormed())
    .nullable()
    .optional(),
  ignored: flag.nullable().optional(),
});

export const balancesQuery = transactionsQuery.pick({ limit: true, after: true, includeDeleted: true });

export const accountsQuery = transactionsQuery.pick({ includeDeleted: true });

export const MAX_ALIAS = 100;

/** Null takes back what was set; what is not named stays. */
export const accountRequest = z.strictObject({
  counted: flag.nullable().optional(),
  alias: z
    .string()
    .max(MAX_ALIAS)
    .refine((text) => text.trim() !== '' && !text.includes('\0') && text.isWellFormed())
    .nullable()
    .optional(),
});

/** A list such as `bills,loans`; a name that does not exist is refused, for its data would be missed. */
export const financialDataQuery = z.strictObject({
  include: z
    .string()
    .max(500)
    .transform((list, context) => {
      const names = new Set(list.split(',').map((name) => name.trim()));
      const known = INCLUDABLE.filter((name) => names.has(name));
      if (known.length < names.size) context.addIssue({ code: 'custom', message: 'unknown name' });
      return known;
    })
    .optional(),
  includeDeleted: queryFlag.optional(),
});

type Text = Readonly<Record<Language, string>>;

const UUID: Text = { en: 'it must be a UUID', 'pt-BR': 'precisa ser um UUID' };
const DAY: Text = {
  en: 'it must be a day such as 2026-11-30',
  'pt-BR': 'precisa ser um dia como 2026-11-30',
};
const FLAG: Text = { en: 'it must be true or false', 'pt-BR': 'precisa ser true ou false' };
const HTTP_URL: Text = {
  en: 'it must be an http or https URL',
  'pt-BR': 'precisa ser uma URL http ou https',
};

/** What a field takes, for the person who sent something else. By the field's own name. */
export const EXPECTED: Readonly<Record<string, Text>> = {
  userId: { en: 'it must be a text', 'pt-BR': 'precisa ser um texto' },
  phoneNumber: { en: 'it must be a text', 'pt-BR': 'precisa ser um texto' },
  itemId: UUID,
  accountId: UUID,
  options: { en: 'it must be an object', 'pt-BR': 'precisa ser um objeto' },
  webhookUrl: HTTP_URL,
  oauthRedirectUri: {
    en: 'it must be an https URL or a deep link',
    'pt-BR': 'precisa ser uma URL https ou um deep link',
  },
  include: {
    en: `it must be a list of ${INCLUDABLE.join(', ')}`,
    'pt-BR': `precisa ser uma lista de ${INCLUDABLE.join(', ')}`,
  },
  avoidDuplicates: FLAG,
  includeSandbox: FLAG,
  isOpenFinance: FLAG,
  sandbox: FLAG,
  includeDeleted: FLAG,
  unowned: FLAG,
  status: {
    en: "it must be one of Pluggy's statuses, such as LOGIN_ERROR",
    'pt-BR': 'precisa ser um dos status da Pluggy, como LOGIN_ERROR',
  },
  health: {
    en: `it must be one of ${HEALTHS.join(', ')}`,
    'pt-BR': `precisa ser um de ${HEALTHS.join(', ')}`,
  },
  connectorId: {
    en: 'it must be the number of a connector, such as 601',
    'pt-BR': 'precisa ser o número de um conector, como 601',
  },
  categoryId: {
    en: "it must be the id of one of Pluggy's categories, such as 11010000, or null",
    'pt-BR': 'precisa ser o id de uma categoria da Pluggy, como 11010000, ou null',
  },
  note: {
    en: `it must be a text of 1 to ${MAX_NOTE} characters, or null`,
    'pt-BR': `precisa ser um texto de 1 a ${MAX_NOTE} caracteres, ou null`,
  },
  counted: { en: 'it must be true, false or null', 'pt-BR': 'precisa ser true, false ou null' },
  alias: {
    en: `it must be a text of 1 to ${MAX_ALIAS} characters, or null`,
    'pt-BR': `precisa ser um texto de 1 a ${MAX_ALIAS} caracteres, ou null`,
  },
  ignored: { en: 'it must be true, false or null', 'pt-BR': 'precisa ser true, false ou null' },
  dateFrom: DAY,
  staleSince: DAY,
  dateTo: DAY,
  limit: {
    en: `it must be a number from 1 to ${MAX_PAGE}`,
    'pt-BR': `precisa ser um número de 1 a ${MAX_PAGE}`,
  },
};
export const EXPECTED_OTHERWISE: Text = {
  en: 'it is not in the form that is expected here',
  'pt-BR': 'não está na forma esperada aqui',
};
