export type { HostIdentity, Identify } from './api/identify.ts';
export { type PluggyV2Handler, pluggyV2Router, type RouterOptions } from './api/pluggy-v2.ts';
export { type Config, ConfigError, readConfig } from './config.ts';
export { parseExactJson } from './contract/exact-json.ts';
export type * from './contract/financial-data.ts';
export type { Scope } from './contract/operations/operation.ts';
export { localDayOf } from './domain/calendar-day.ts';
export { type ErrorCode, errorCatalogue, PublicError } from './domain/errors.ts';
export { type Logger, silentLogger } from './domain/logger.ts';
export type { ConnectToken, ConnectTokenOptions } from './features/connections/connect-token.ts';
export type { ConnectTokenUser } from './features/connections/token-user.ts';
export type { Connections } from './services/Connections.ts';
export type { ExportChoice, Exports } from './services/Exports.ts';
export type { AuditChoice, ItemChoice, Operator, UserChoice, WebhookLogChoice } from './services/Operator.ts';
export { PluggyV2, type PluggyV2Options } from './services/PluggyV2.ts';
export type { Privacy } from './services/Privacy.ts';
export type { BillChoice, Products } from './services/Products.ts';
export type { NewRule, Rules } from './services/Rules.ts';
export type { Summaries } from './services/Summaries.ts';
export type {
  DeliveryChoice,
  EndpointPatch,
  NewEndpoint,
  WebhookEndpoints,
} from './services/WebhookEndpoints.ts';
