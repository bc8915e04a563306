import type { Request } from 'express';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { callerOf, userOfCaller } from './caller.ts';

/**
 * A request that leads to a call to Pluggy takes it out of its person's share; servers have none.
 * @throws {PublicError} too_many_calls
 */
export function spendCall(pluggy: PluggyV2, request: Request): void {
  const userId = userOfCaller(callerOf(request));
  if (userId !== undefined) pluggy.spendCall(userId);
}
