import type { privacyOperations } from '../../contract/operations/privacy.ts';
import { PublicError } from '../../domain/errors.ts';
import { THE_USER_ID } from '../../domain/texts/requests.ts';
import { readErasure } from '../../features/privacy/read-erasure.ts';
import { requestErasure } from '../../features/privacy/request-erasure.ts';
import { requireReceiptId, requireUserId } from '../../features/shared/require-input.ts';
import { auditAbout } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { callerOf, userOfCaller } from '../caller.ts';
import { clearSessionCookie } from '../session-cookie.ts';

export const privacyHandlers: Handlers<typeof privacyOperations> = {
  readErasure: async ({ service, response, params }) => {
    response.json(await readErasure(await service.ready(), requireReceiptId(params.receiptId)));
  },

  eraseUser: async ({ service, request, response, params, body: { confirm } }) => {
    const userId = requireUserId(params.userId);
    const caller = callerOf(request);
    const isPerson = userOfCaller(caller) !== undefined;
    if ((isPerson || confirm !== undefined) && confirm !== userId)
      throw new PublicError('invalid_value', { field: 'confirm', expected: THE_USER_ID });
    const parts = await service.ready();
    const receiptId = await requestErasure(parts, userId);
    await parts.sessions.revokeAll(userId); // this process knows at once
    // the line says what was done, and leads to the receipt instead of the person
    auditAbout(request, { userId: null, subject: receiptId });
    if (caller.kind === 'session' && caller.via === 'cookie') clearSessionCookie(response, service.config);
    response.status(202).json({ receiptId });
  },
};
