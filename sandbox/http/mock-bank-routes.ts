import { badRequest } from '../pluggy/rules/ApiError.ts';
import { decideAtMockBank, mockBankRequest } from '../pluggy/runs/mock-bank.ts';
import type { World } from '../pluggy/state/World.ts';
import type { Router } from './Router.ts';
import { objectBody, optionalText } from './read-input.ts';

/** What the mock bank's page asks; the request's opaque id is all the credential there is. */
export function addMockBankRoutes(router: Router, world: World): void {
  router.on('GET', '/mock-bank/request', ({ query }) => {
    return { status: 200, json: mockBankRequest(world, query.get('request') ?? '') };
  });

  router.change('POST', '/mock-bank/decision', ({ body }) => {
    const input = objectBody(body);
    const decision = optionalText(input, 'decision');
    if (decision !== 'approve' && decision !== 'refuse') {
      throw badRequest('decision must be approve or refuse');
    }
    const result = decideAtMockBank(world, optionalText(input, 'request') ?? '', decision);
    return { status: 200, json: result };
  });
}
