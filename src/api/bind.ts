import type { Request, Response } from 'express';
import type { Operation, Operations, RequestOf } from '../contract/operations/operation.ts';
import { type Language, pickLanguage } from '../domain/language.ts';
import { readRequest } from './read-request.ts';
import type { Service } from './Service.ts';

/** One request of an operation, already let in and read. */
export interface Call<Op extends Operation = Operation> extends RequestOf<Op> {
  readonly service: Service;
  readonly request: Request;
  readonly response: Response;
  /** The caller's. */
  readonly language: Language;
}

/** What answers the operations of a table, by their ids. */
export type Handlers<Table extends Operations> = {
  readonly [Id in keyof Table]: (call: Call<Table[Id]>) => Promise<void>;
};

/** An operation with what answers it. */
export interface Route extends Operation {
  readonly id: string;
  readonly handle: (service: Service, request: Request, response: Response) => Promise<void>;
}

/** Gives each operation its handler, which gets the request as the operation describes it. */
export function bind<Table extends Operations>(table: Table, handlers: Handlers<Table>): Route[] {
  return Object.entries(table).map(([id, operation]) => {
    const answer = handlers[id] as (call: Call) => Promise<void>;
    return {
      ...operation,
      id,
      handle: async (service, request, response) => {
        const language = pickLanguage(request.get('accept-language'));
        await answer({ service, request, response, language, ...readRequest(operation, request) });
      },
    };
  });
}
