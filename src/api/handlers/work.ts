import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { workOperations } from '../../contract/operations/work.ts';
import { momentFrom } from '../../domain/calendar-day.ts';
import { parseItemId } from '../../domain/ids.ts';
import { listWork, replayJob } from '../../features/admin/jobs.ts';
import { readUsage } from '../../features/admin/usage.ts';
import { listWebhookLog, readDelivery, replayDelivery } from '../../features/admin/webhook-log.ts';
import { requireNumber, requireUserId } from '../../features/shared/require-input.ts';
import { proveNow } from '../../features/webhooks/prove-webhooks.ts';
import type { Handlers } from '../bind.ts';
import { placesOf } from '../place.ts';
import { sendJsonText } from '../send-json.ts';

const deliveryPlaces = placesOf('listWebhookLog', ['number']);
const jobPlaces = placesOf('listJobs', ['number']);
const usagePlaces = placesOf('readUsage', ['time', 'text']);

export const workHandlers: Handlers<typeof workOperations> = {
  proveWebhook: async ({ service, response, language }) => {
    response.json(await proveNow(await service.ready(), language));
  },

  listWebhookLog: async ({ service, response, query }) => {
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const { state, event, userId, since } = filter;
    if (userId !== undefined) requireUserId(userId);
    const page = { limit, after: deliveryPlaces.decode(after, filter) };
    const asked = { state, event, userId, itemId: parseItemId(filter.itemId), since: momentFrom(since) };
    const { rows, next } = await listWebhookLog(await service.ready(), asked, page);
    response.json({ results: rows, next: deliveryPlaces.encode(next, filter) });
  },

  readLogged: async ({ service, response, params }) => {
    const id = requireNumber(params.loggedId, 'event_not_found');
    sendJsonText(response, await readDelivery(await service.ready(), id));
  },

  replayLogged: async ({ service, response, params }) => {
    const id = requireNumber(params.loggedId, 'event_not_found');
    sendJsonText(response, await replayDelivery(await service.ready(), id), 202);
  },

  listJobs: async ({ service, response, query }) => {
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const page = { limit, after: jobPlaces.decode(after, filter) };
    const { rows, next } = await listWork(await service.ready(), filter.state, page);
    response.json({ results: rows, next: jobPlaces.encode(next, filter) });
  },

  replayJob: async ({ service, response, params }) => {
    const id = requireNumber(params.jobId, 'job_not_found');
    response.status(202).json(await replayJob(await service.ready(), id));
  },

  readUsage: async ({ service, response, query }) => {
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const page = { limit, after: usagePlaces.decode(after, filter) };
    const found = await readUsage(await service.ready(), momentFrom(filter.since), page);
    const { rows, next, pauses, quotas } = found;
    response.json({ results: rows, next: usagePlaces.encode(next, filter), pauses, quotas });
  },
};
