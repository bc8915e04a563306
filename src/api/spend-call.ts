import type { Request } from 'express';
import { callerOf, userOfCaller } from './caller.ts';
import type { ServiceParts } from './Service.ts';

/**
 * A request that leads to a call to Pluggy takes it out of its person's share; servers have none.
 * @throws {PublicError} too_many_calls
 */
export function spendCall({ limits }: Pick<ServiceParts, 'limits'>, request: Request): void {
  const userId = userOfCaller(callerOf(request));
  if (userId !== undefined) limits.calls.spend(userId, performance.now());
}
