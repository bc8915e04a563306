import type { ErrorCode } from '../../domain/errors.ts';
import type { Access, Operation } from './operation.ts';

/** What can go wrong when the operation asks Pluggy. */
export const AT_PLUGGY = [
  'too_many_calls',
  'pluggy_refused_value',
  'pluggy_credentials_refused',
  'pluggy_unavailable',
  'pluggy_paused',
  'pluggy_rate_limited',
  'pluggy_unexpected',
] as const satisfies readonly ErrorCode[];

/** What can go wrong with the cursor of a list. */
export const CURSOR = ['invalid_cursor', 'cursor_mismatch'] as const satisfies readonly ErrorCode[];

const CREDENTIALS: readonly ErrorCode[] = [
  'unauthenticated',
  'cross_site',
  'too_many_wrong_credentials',
  'rate_limited',
];

/** Of an operation that makes something, with an Idempotency-Key. */
const CREATING: readonly ErrorCode[] = ['invalid_value', 'idempotency_mismatch', 'idempotency_in_progress'];

const BY_ACCESS: Readonly<Record<Access, readonly ErrorCode[]>> = {
  public: ['rate_limited'],
  webhook: ['webhook_secret', 'too_many_wrong_credentials'],
  session: CREDENTIALS,
  caller: [...CREDENTIALS, 'forbidden', 'scope_missing'],
  user: [...CREDENTIALS, 'forbidden', 'scope_missing'],
  server: [...CREDENTIALS, 'server_only', 'scope_missing'],
};

/** Of what is sent; a body is read wherever one may come, and so is a query. */
function byInput({ path, query, body, takesAnyBody }: Operation): ErrorCode[] {
  const hasFields = path.includes(':') || query !== undefined || body !== undefined;
  return [
    ...(hasFields ? (['invalid_value'] as const) : []),
    ...(takesAnyBody ? [] : (['unknown_field'] as const)),
    ...(path.includes(':userId') || [query, body].some((one) => one?.shape['userId'] !== undefined)
      ? (['invalid_user_id'] as const)
      : []),
    ...(takesAnyBody ? [] : (['invalid_json'] as const)),
    'body_too_large',
  ];
}

const ALWAYS: readonly ErrorCode[] = ['encryption_key_missing', 'database_unavailable', 'internal'];

/** Everything that an operation may answer with when it is not done. */
export function errorsOf(operation: Operation): ErrorCode[] {
  const { access, creates, errors = [] } = operation;
  const creating = creates === undefined ? [] : CREATING;
  return [...new Set([...BY_ACCESS[access], ...byInput(operation), ...creating, ...errors, ...ALWAYS])];
}
