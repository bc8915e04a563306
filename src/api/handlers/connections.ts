import type { connectionOperations } from '../../contract/operations/connections.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { compareForRequest } from '../../features/completeness/compare-now.ts';
import { readCompleteness } from '../../features/completeness/completeness.ts';
import { listItems, removeItem, reportItem } from '../../features/connections/items.ts';
import { answerMfa, changeItem, readItem, refreshItem } from '../../features/connections/one-item.ts';
import { requireItemId, requireUserId } from '../../features/shared/require-input.ts';
import { auditAbout } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { callerOf } from '../caller.ts';
import type { ServiceParts } from '../Service.ts';
import { joinJson, sendJsonText } from '../send-json.ts';
import { spendCall } from '../spend-call.ts';
import { streamEvents } from '../stream-events.ts';

export async function itemsText(parts: ServiceParts, userId: UserId, language: Language): Promise<string> {
  return `{"items":${joinJson(await listItems(parts, userId, language))}}`;
}

export const connectionHandlers: Handlers<typeof connectionOperations> = {
  listItems: async ({ service, response, params, language }) => {
    const userId = requireUserId(params.userId);
    sendJsonText(response, await itemsText(await service.ready(), userId, language));
  },

  reportItem: async ({ service, request, response, params, body, language }) => {
    const parts = await service.ready();
    spendCall(parts, request);
    const [userId, itemId] = [requireUserId(params.userId), requireItemId(body.itemId)];
    auditAbout(request, { subject: itemId });
    sendJsonText(response, `{"item":${await reportItem(parts, userId, itemId, language)}}`, 202);
  },

  readItem: async ({ service, response, params, language }) => {
    const [userId, itemId] = [requireUserId(params.userId), requireItemId(params.itemId)];
    sendJsonText(response, await readItem(await service.ready(), userId, itemId, language));
  },

  changeItem: async ({ service, request, response, params, body, language }) => {
    const parts = await service.ready();
    if (body.autoSync !== undefined) spendCall(parts, request);
    const [userId, itemId] = [requireUserId(params.userId), requireItemId(params.itemId)];
    sendJsonText(response, await changeItem(parts, userId, itemId, body, language));
  },

  refreshItem: async ({ service, request, response, params, language }) => {
    const parts = await service.ready();
    spendCall(parts, request);
    const [userId, itemId] = [requireUserId(params.userId), requireItemId(params.itemId)];
    sendJsonText(response, await refreshItem(parts, userId, itemId, language), 202);
  },

  answerMfa: async ({ service, request, response, params, body: { parameters }, language }) => {
    const parts = await service.ready();
    spendCall(parts, request);
    const [userId, itemId] = [requireUserId(params.userId), requireItemId(params.itemId)];
    sendJsonText(response, await answerMfa(parts, userId, itemId, parameters, language), 202);
  },

  removeItem: async ({ service, request, response, params }) => {
    const parts = await service.ready();
    spendCall(parts, request);
    await removeItem(parts, requireUserId(params.userId), requireItemId(params.itemId));
    response.status(204).end();
  },

  followEvents: async ({ service, request, response, params }) => {
    const caller = callerOf(request);
    const expiresAt = caller.kind === 'host' ? null : (caller.expiresAt ?? null);
    await streamEvents(await service.ready(), requireUserId(params.userId), expiresAt, request, response);
  },

  readCompleteness: async ({ service, request, response, params, query: { compare = false }, language }) => {
    const parts = await service.ready();
    if (compare) spendCall(parts, request);
    const userId = requireUserId(params.userId);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const compared = compare ? await compareForRequest(parts, userId, gone.signal) : undefined;
    sendJsonText(response, await readCompleteness(parts, userId, language, compared));
  },
};
