import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { ruleOperations } from '../../contract/operations/rules.ts';
import { parseAccountId } from '../../domain/ids.ts';
import {
  listUserRules,
  makeRule,
  moveUserRule,
  previewRule,
  removeRule,
  runUserRule,
  undoRuleRun,
} from '../../features/rules/rules.ts';
import { requireUserId, requireUuid } from '../../features/shared/require-input.ts';
import type { Handlers } from '../bind.ts';
import { decodeNumberCursor, encodeNumberCursor } from '../cursor.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

const LIST = { list: 'rules' };

export const ruleHandlers: Handlers<typeof ruleOperations> = {
  listRules: async ({ service, response, params, query: { after, limit = DEFAULT_PAGE } }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    const place = after === undefined ? undefined : decodeNumberCursor(after, LIST);
    const { rows, next } = await listUserRules(parts, userId, { after: place, limit });
    const cursor = JSON.stringify(next === null ? null : encodeNumberCursor(next, LIST));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },

  createRule: async ({ service, response, params, body: { when, then } }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    const asked = { when: { ...when, accountId: parseAccountId(when.accountId) }, then };
    sendJsonText(response, await makeRule(parts, userId, asked), 201);
  },

  previewRule: async ({ service, response, params, body: { when } }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    const asked = { ...when, accountId: parseAccountId(when.accountId) };
    const transactions = await parts.limits.searches.hold(userId, () => previewRule(parts, userId, asked));
    response.json({ transactions });
  },

  changeRule: async ({ service, response, params, body: { place } }) => {
    const [userId, id] = [requireUserId(params.userId), requireUuid('ruleId', params.ruleId)];
    sendJsonText(response, await moveUserRule(await service.ready(), userId, { id, place }));
  },

  deleteRule: async ({ service, response, params }) => {
    const [userId, id] = [requireUserId(params.userId), requireUuid('ruleId', params.ruleId)];
    await removeRule(await service.ready(), userId, id);
    response.status(204).end();
  },

  runRule: async ({ service, response, params }) => {
    const [userId, id] = [requireUserId(params.userId), requireUuid('ruleId', params.ruleId)];
    const parts = await service.ready();
    response.json(await parts.limits.searches.hold(userId, () => runUserRule(parts, userId, id)));
  },

  undoRuleRun: async ({ service, response, params }) => {
    const [userId, id] = [requireUserId(params.userId), requireUuid('runId', params.runId)];
    const parts = await service.ready();
    response.json(await parts.limits.searches.hold(userId, () => undoRuleRun(parts, userId, id)));
  },
};
