import type { Request } from 'express';
import { checkValue, InvalidRequest, problemsOfPath, problemsOfUser } from '../contract/check-value.ts';
import { query } from '../contract/inputs.ts';
import type { Operation, RequestOf } from '../contract/operations/operation.ts';
import { queryOf as sentQueryOf } from './host-request.ts';

/** A misspelt parameter must not be ignored, also where there are none. Only Pluggy's deliveries are taken as they come. */
const NOTHING = query({});
const queryOf = ({ query: described, takesAnyBody }: Operation) =>
  described ?? (takesAnyBody ? undefined : NOTHING);

/** An empty parameter counts as absent. */
const givenQuery = (request: Request): object =>
  Object.fromEntries(Object.entries(sentQueryOf(request)).filter(([, value]) => value !== ''));

/**
 * Reads a request as its operation describes it.
 * @throws {InvalidRequest} naming everything that is wrong: invalid_json, invalid_value, unknown_field, invalid_user_id
 */
export function readRequest(operation: Operation, request: Request): RequestOf<Operation> {
  const sent: unknown = request.body;
  const asked = givenQuery(request);
  const inQuery = checkValue(queryOf(operation), asked);
  const body = checkValue(operation.body, sent === undefined ? {} : sent);
  const params = Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, String(value)]),
  );
  const [first, ...rest] = [
    ...inQuery.problems,
    ...body.problems,
    ...(operation.query?.shape['userId'] === undefined ? [] : problemsOfUser(asked)),
    ...(operation.body?.shape['userId'] === undefined ? [] : problemsOfUser(Object(sent))),
    ...problemsOfPath(params),
  ];
  if (first !== undefined) throw new InvalidRequest(first, rest);
  return { params, query: inQuery.value, body: body.value } as RequestOf<Operation>;
}
