import type { Request } from 'express';
import { checkValue, InvalidRequest, problemsOfPath, problemsOfUser } from '../contract/check-value.ts';
import type { Operation, RequestOf } from '../contract/operations/operation.ts';
import { queryOf } from './host-request.ts';

/** An empty parameter counts as absent. */
const givenQuery = (request: Request): object =>
  Object.fromEntries(Object.entries(queryOf(request)).filter(([, value]) => value !== ''));

/**
 * Reads a request as its operation describes it.
 * @throws {InvalidRequest} naming everything that is wrong: invalid_json, invalid_value, unknown_field, invalid_user_id
 */
export function readRequest(operation: Operation, request: Request): RequestOf<Operation> {
  const sent: unknown = request.body;
  const asked = givenQuery(request);
  const query = checkValue(operation.query, asked);
  const body = checkValue(operation.body, sent === undefined ? {} : sent);
  const params = Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, String(value)]),
  );
  const [first, ...rest] = [
    ...query.problems,
    ...body.problems,
    ...(operation.query?.shape['userId'] === undefined ? [] : problemsOfUser(asked)),
    ...(operation.body?.shape['userId'] === undefined ? [] : problemsOfUser(Object(sent))),
    ...problemsOfPath(params),
  ];
  if (first !== undefined) throw new InvalidRequest(first, rest);
  return { params, query: query.value, body: body.value } as RequestOf<Operation>;
}
