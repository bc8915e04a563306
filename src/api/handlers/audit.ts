import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { auditOperations } from '../../contract/operations/audit.ts';
import { momentFrom } from '../../domain/calendar-day.ts';
import { readAccessLog, readAudit } from '../../features/admin/read-audit.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import type { Handlers } from '../bind.ts';
import { placesOf } from '../place.ts';

const auditPlaces = placesOf('listAudit', ['time', 'uuid']);
const accessLogPlaces = placesOf('listAccessLog', ['time', 'uuid']);

export const auditHandlers: Handlers<typeof auditOperations> = {
  listAudit: async ({ service, response, query }) => {
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const { userId, actor, since } = filter;
    if (userId !== undefined) requireUserId(userId);
    const page = { limit, after: auditPlaces.decode(after, filter) };
    const asked = { userId, actor, since: momentFrom(since) };
    const { rows, next } = await readAudit(await service.ready(), asked, page);
    response.json({ results: rows, next: auditPlaces.encode(next, filter) });
  },

  listAccessLog: async ({ service, response, params, query, language }) => {
    const userId = requireUserId(params.userId);
    const { after, limit = DEFAULT_PAGE } = query;
    const page = { limit, after: accessLogPlaces.decode(after, { userId }) };
    const { rows, next } = await readAccessLog(await service.ready(), userId, page, language);
    response.json({ results: rows, next: accessLogPlaces.encode(next, { userId }) });
  },
};
