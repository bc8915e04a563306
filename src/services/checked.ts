import type * as z from 'zod/mini';
import { asQuery, requireValue } from '../contract/check-value.ts';
import { operations } from '../contract/operations.ts';

type Table = typeof operations;
type Taking<Name extends 'body' | 'query'> = {
  [Id in keyof Table]: Table[Id] extends { readonly [Key in Name]: z.ZodMiniObject } ? Id : never;
}[keyof Table];
type Taken<Id, Name extends 'body' | 'query'> = Id extends keyof Table
  ? Table[Id] extends { readonly [Key in Name]: infer Schema extends z.ZodMiniObject }
    ? z.output<Schema>
    : never
  : never;

/**
 * What the body of an operation takes, checked as over HTTP.
 * @throws {InvalidRequest} naming everything that is wrong: invalid_value, unknown_field
 */
export const checked = <Id extends Taking<'body'>>(id: Id, given: object): Taken<Id, 'body'> =>
  requireValue((operations[id] as { readonly body: z.ZodMiniObject }).body, given) as Taken<Id, 'body'>;

/** The same of its query, whose values may be numbers, switches and lists here. */
export const checkedQuery = <Id extends Taking<'query'>>(id: Id, given: object): Taken<Id, 'query'> =>
  requireValue((operations[id] as { readonly query: z.ZodMiniObject }).query, asQuery(given)) as Taken<
    Id,
    'query'
  >;
