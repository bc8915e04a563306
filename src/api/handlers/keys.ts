import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { keyOperations } from '../../contract/operations/keys.ts';
import { listKeys } from '../../features/keys/list-keys.ts';
import { requireUuid } from '../../features/shared/require-input.ts';
import { actorOf, auditAbout } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { callerOf } from '../caller.ts';
import { placesOf } from '../place.ts';

const places = placesOf('listKeys', ['time', 'uuid']);

export const keyHandlers: Handlers<typeof keyOperations> = {
  listKeys: async ({ service, response, query }) => {
    const { after, limit = DEFAULT_PAGE, includeRevoked = false } = query;
    const filter = { includeRevoked };
    const page = { limit, after: places.decode(after, filter) };
    const { rows, next } = await listKeys(await service.ready(), includeRevoked, page);
    response.json({ results: rows, next: places.encode(next, filter) });
  },

  createKey: async ({ service, request, response, body }) => {
    const { keys } = await service.ready();
    const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
    const createdBy = actorOf(callerOf(request)) ?? '';
    const { name, scopes } = body;
    const made = await keys.create({ name, scopes, expiresAt, createdBy });
    auditAbout(request, { subject: made.id });
    response.status(201).json(made);
  },

  revokeKey: async ({ service, response, params }) => {
    await (await service.ready()).keys.revoke(requireUuid('keyId', params.keyId));
    response.status(204).end();
  },
};
