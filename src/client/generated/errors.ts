// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import { ApiError } from '../ApiError.ts';

/** 401: Not signed in */
export class UnauthenticatedError extends ApiError<'unauthenticated'> {}
/** 403: Not allowed */
export class ForbiddenError extends ApiError<'forbidden'> {}
/** 403: For servers only */
export class ServerOnlyError extends ApiError<'server_only'> {}
/** 403: Not within its scopes */
export class ScopeMissingError extends ApiError<'scope_missing'> {}
/** 403: Request from another site */
export class CrossSiteError extends ApiError<'cross_site'> {}
/** 429: Too many wrong credentials */
export class TooManyWrongCredentialsError extends ApiError<'too_many_wrong_credentials'> {}
/** 403: Called under another name */
export class UnknownHostError extends ApiError<'unknown_host'> {}
/** 401: Webhook not recognised */
export class WebhookSecretError extends ApiError<'webhook_secret'> {}
/** 404: No such address */
export class NotFoundError extends ApiError<'not_found'> {}
/** 404: Connection not found */
export class ItemNotFoundError extends ApiError<'item_not_found'> {}
/** 404: API key not found */
export class KeyNotFoundError extends ApiError<'key_not_found'> {}
/** 409: Connection belongs to somebody */
export class ItemOwnedError extends ApiError<'item_owned'> {}
/** 404: Account not found */
export class AccountNotFoundError extends ApiError<'account_not_found'> {}
/** 404: Transaction not found */
export class TransactionNotFoundError extends ApiError<'transaction_not_found'> {}
/** 404: No such suggestion */
export class SuggestionNotFoundError extends ApiError<'suggestion_not_found'> {}
/** 404: Investment not found */
export class InvestmentNotFoundError extends ApiError<'investment_not_found'> {}
/** 400: Unknown category */
export class UnknownCategoryError extends ApiError<'unknown_category'> {}
/** 404: Recurring payment not found */
export class RecurringNotFoundError extends ApiError<'recurring_not_found'> {}
/** 404: Rule not found */
export class RuleNotFoundError extends ApiError<'rule_not_found'> {}
/** 404: Run not found */
export class RuleRunNotFoundError extends ApiError<'rule_run_not_found'> {}
/** 409: Too many rules */
export class TooManyRulesError extends ApiError<'too_many_rules'> {}
/** 404: Receipt not found */
export class ErasureNotFoundError extends ApiError<'erasure_not_found'> {}
/** 404: Session not found */
export class SessionNotFoundError extends ApiError<'session_not_found'> {}
/** 404: Event not found */
export class EventNotFoundError extends ApiError<'event_not_found'> {}
/** 404: Job not found */
export class JobNotFoundError extends ApiError<'job_not_found'> {}
/** 409: The job was not given up */
export class JobNotDeadError extends ApiError<'job_not_dead'> {}
/** 409: Nothing to replay */
export class EventWithoutWorkError extends ApiError<'event_without_work'> {}
/** 400: Body is not JSON */
export class InvalidJsonError extends ApiError<'invalid_json'> {}
/** 409: Another request had this key */
export class IdempotencyMismatchError extends ApiError<'idempotency_mismatch'> {}
/** 409: The request is under way */
export class IdempotencyInProgressError extends ApiError<'idempotency_in_progress'> {}
/** 405: Method not known here */
export class MethodNotAllowedError extends ApiError<'method_not_allowed'> {}
/** 412: Another version */
export class PreconditionFailedError extends ApiError<'precondition_failed'> {}
/** 416: No such part */
export class RangeNotSatisfiableError extends ApiError<'range_not_satisfiable'> {}
/** 413: Body too large */
export class BodyTooLargeError extends ApiError<'body_too_large'> {}
/** 400: User id not usable */
export class InvalidUserIdError extends ApiError<'invalid_user_id'> {}
/** 400: Phone number not usable */
export class InvalidPhoneNumberError extends ApiError<'invalid_phone_number'> {}
/** 400: User id or phone number */
export class UserOrPhoneError extends ApiError<'user_or_phone'> {}
/** 400: Value not usable */
export class InvalidValueError extends ApiError<'invalid_value'> {}
/** 400: Unknown field */
export class UnknownFieldError extends ApiError<'unknown_field'> {}
/** 400: Page marker not usable */
export class InvalidCursorError extends ApiError<'invalid_cursor'> {}
/** 400: Page marker of another list */
export class CursorMismatchError extends ApiError<'cursor_mismatch'> {}
/** 410: Page marker too old */
export class CursorExpiredError extends ApiError<'cursor_expired'> {}
/** 403: Option not allowed */
export class OptionNotAllowedError extends ApiError<'option_not_allowed'> {}
/** 400: Pluggy refused the request */
export class PluggyRefusedValueError extends ApiError<'pluggy_refused_value'> {}
/** 502: Pluggy refused our credentials */
export class PluggyCredentialsRefusedError extends ApiError<'pluggy_credentials_refused'> {}
/** 503: Pluggy not reachable */
export class PluggyUnavailableError extends ApiError<'pluggy_unavailable'> {}
/** 503: Pluggy is failing */
export class PluggyPausedError extends ApiError<'pluggy_paused'> {}
/** 503: Too many calls to Pluggy */
export class PluggyRateLimitedError extends ApiError<'pluggy_rate_limited'> {}
/** 409: Too soon to refresh */
export class RefreshTooSoonError extends ApiError<'refresh_too_soon'> {}
/** 409: The person has to sign in again */
export class RefreshNeedsLoginError extends ApiError<'refresh_needs_login'> {}
/** 409: This connection cannot be refreshed */
export class RefreshNotPossibleError extends ApiError<'refresh_not_possible'> {}
/** 409: No answer is awaited */
export class MfaNotAwaitedError extends ApiError<'mfa_not_awaited'> {}
/** 502: Unexpected answer from Pluggy */
export class PluggyUnexpectedError extends ApiError<'pluggy_unexpected'> {}
/** 429: Too many requests */
export class RateLimitedError extends ApiError<'rate_limited'> {}
/** 429: Too many requests at once */
export class TooManyCallsError extends ApiError<'too_many_calls'> {}
/** 429: Too many searches at once */
export class TooManySearchesError extends ApiError<'too_many_searches'> {}
/** 429: Too many answers at once */
export class TooManyStreamsError extends ApiError<'too_many_streams'> {}
/** 503: Encryption key missing */
export class EncryptionKeyMissingError extends ApiError<'encryption_key_missing'> {}
/** 503: Database not reachable */
export class DatabaseUnavailableError extends ApiError<'database_unavailable'> {}
/** 500: Something broke here */
export class InternalError extends ApiError<'internal'> {}
/** 404: Webhook endpoint not found */
export class WebhookEndpointNotFoundError extends ApiError<'webhook_endpoint_not_found'> {}
/** 404: Delivery not found */
export class WebhookDeliveryNotFoundError extends ApiError<'webhook_delivery_not_found'> {}
/** 400: Not a public address */
export class WebhookUrlPrivateError extends ApiError<'webhook_url_private'> {}

/** The classes by their codes. */
export const ERROR_CLASSES = {
  unauthenticated: UnauthenticatedError,
  forbidden: ForbiddenError,
  server_only: ServerOnlyError,
  scope_missing: ScopeMissingError,
  cross_site: CrossSiteError,
  too_many_wrong_credentials: TooManyWrongCredentialsError,
  unknown_host: UnknownHostError,
  webhook_secret: WebhookSecretError,
  not_found: NotFoundError,
  item_not_found: ItemNotFoundError,
  key_not_found: KeyNotFoundError,
  item_owned: ItemOwnedError,
  account_not_found: AccountNotFoundError,
  transaction_not_found: TransactionNotFoundError,
  suggestion_not_found: SuggestionNotFoundError,
  investment_not_found: InvestmentNotFoundError,
  unknown_category: UnknownCategoryError,
  recurring_not_found: RecurringNotFoundError,
  rule_not_found: RuleNotFoundError,
  rule_run_not_found: RuleRunNotFoundError,
  too_many_rules: TooManyRulesError,
  erasure_not_found: ErasureNotFoundError,
  session_not_found: SessionNotFoundError,
  event_not_found: EventNotFoundError,
  job_not_found: JobNotFoundError,
  job_not_dead: JobNotDeadError,
  event_without_work: EventWithoutWorkError,
  invalid_json: InvalidJsonError,
  idempotency_mismatch: IdempotencyMismatchError,
  idempotency_in_progress: IdempotencyInProgressError,
  method_not_allowed: MethodNotAllowedError,
  precondition_failed: PreconditionFailedError,
  range_not_satisfiable: RangeNotSatisfiableError,
  body_too_large: BodyTooLargeError,
  invalid_user_id: InvalidUserIdError,
  invalid_phone_number: InvalidPhoneNumberError,
  user_or_phone: UserOrPhoneError,
  invalid_value: InvalidValueError,
  unknown_field: UnknownFieldError,
  invalid_cursor: InvalidCursorError,
  cursor_mismatch: CursorMismatchError,
  cursor_expired: CursorExpiredError,
  option_not_allowed: OptionNotAllowedError,
  pluggy_refused_value: PluggyRefusedValueError,
  pluggy_credentials_refused: PluggyCredentialsRefusedError,
  pluggy_unavailable: PluggyUnavailableError,
  pluggy_paused: PluggyPausedError,
  pluggy_rate_limited: PluggyRateLimitedError,
  refresh_too_soon: RefreshTooSoonError,
  refresh_needs_login: RefreshNeedsLoginError,
  refresh_not_possible: RefreshNotPossibleError,
  mfa_not_awaited: MfaNotAwaitedError,
  pluggy_unexpected: PluggyUnexpectedError,
  rate_limited: RateLimitedError,
  too_many_calls: TooManyCallsError,
  too_many_searches: TooManySearchesError,
  too_many_streams: TooManyStreamsError,
  encryption_key_missing: EncryptionKeyMissingError,
  database_unavailable: DatabaseUnavailableError,
  internal: InternalError,
  webhook_endpoint_not_found: WebhookEndpointNotFoundError,
  webhook_delivery_not_found: WebhookDeliveryNotFoundError,
  webhook_url_private: WebhookUrlPrivateError,
} as const;

export type ErrorCode = keyof typeof ERROR_CLASSES;
