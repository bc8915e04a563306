import * as z from 'zod/mini';
import { auditLine } from '../../../contract/shapes/audit.ts';
import { callCount, callPause } from '../../../contract/shapes/operating.ts';
import { closed, list as listOf, orNull, page, text } from '../../../contract/shapes/values.ts';
import { HEALTHS } from '../../../domain/health.ts';
import type { Language } from '../../i18n/language.ts';
import { rows } from '../../lib/answer-fields.ts';
import { type Child, element, fill } from '../lib/element.ts';
import { checkBox, field } from '../lib/fields.ts';
import { type Desk, lineOf, lister } from './lister.ts';

const WORDS: Readonly<
  Record<
    Language,
    {
      readonly noItems: string;
      readonly user: string;
      readonly compare: string;
      readonly check: string;
      readonly complete: string;
      readonly incomplete: string;
      readonly yes: string;
      readonly no: string;
      readonly noCalls: string;
      readonly noPauses: string;
      readonly paused: string;
      readonly quota: string;
      readonly noLines: string;
      readonly noUser: string;
    }
  >
> = {
  'pt-BR': {
    noItems: 'Nenhuma conexão assim. Tire um filtro, ou conecte um banco.',
    user: 'Id do usuário',
    compare: 'Comparar agora com a Pluggy (compare)',
    check: 'Verificar',
    complete: 'Os dados estão completos',
    incomplete: 'Não se sabe se os dados estão completos',
    yes: 'completo',
    no: 'incompleto',
    noCalls: 'Nenhuma chamada à Pluggy nesse tempo.',
    noPauses: 'Nenhuma chamada está sendo segurada agora.',
    paused: 'Chamadas seguradas',
    quota: 'Cotas do Open Finance esgotadas neste mês',
    noLines: 'Nenhuma linha assim. Tire um filtro.',
    noUser: 'Falta o id do usuário. Preencha o campo e verifique de novo.',
  },
  en: {
    noItems: 'No such connection. Take a filter away, or connect a bank.',
    user: 'User id',
    compare: 'Compare with Pluggy now (compare)',
    check: 'Check',
    complete: 'The data are complete',
    incomplete: 'It is not known whether the data are complete',
    yes: 'complete',
    no: 'incomplete',
    noCalls: 'No call to Pluggy in that time.',
    noPauses: 'No call is held back now.',
    paused: 'Calls that are held back',
    quota: 'Quotas of Open Finance that are used up this month',
    noLines: 'No such line. Take a filter away.',
    noUser: 'The user id is missing. Fill in the field and check again.',
  },
};

const maybeText = z.catch(z.nullish(z.string()), null);
/** Of a connection only its id is sure. */
const items = z.object({
  results: rows(
    z.object({
      id: z.string(),
      userId: maybeText,
      status: maybeText,
      executionStatus: maybeText,
      lastUpdatedAt: maybeText,
      message: maybeText,
      connector: z.catch(z.nullish(z.object({ name: maybeText })), null),
      sync: z.object({
        state: z.string(),
        health: z.string(),
        staleSince: maybeText,
        startedAt: maybeText,
        finishedAt: maybeText,
        transactionsRead: z.catch(z.nullish(z.number()), null),
        error: maybeText,
      }),
    }),
  ),
  next: z.nullable(z.string()),
});

const HEALTH_TONES: Readonly<Record<string, 'good' | 'bad' | 'warning' | 'busy'>> = {
  ok: 'good',
  waiting: 'busy',
  partial: 'warning',
  stale: 'warning',
  failed: 'bad',
};

/** The last run of each connection: how far it came, and what stopped it. */
export function runsPanel(desk: Desk): Child[] {
  const { element: list } = lister(desk, {
    path: '/items',
    filters: [
      { name: 'health', choices: [...HEALTHS] },
      { name: 'status' },
      { name: 'unowned', choices: ['true', 'false'] },
    ],
    read: (answer) => items.parse(answer),
    line: ({ id, userId, status, executionStatus, lastUpdatedAt, message, connector, sync }) => ({
      title: connector?.name ?? id,
      badge: { text: `${sync.state} · ${sync.health}`, tone: HEALTH_TONES[sync.health] ?? 'neutral' },
      text: message ?? null,
      facts: {
        userId,
        status: status === executionStatus ? status : `${status} / ${executionStatus}`,
        lastUpdatedAt,
        startedAt: sync.startedAt,
        finishedAt: sync.finishedAt,
        transactionsRead: sync.transactionsRead,
        staleSince: sync.staleSince,
        error: sync.error,
        id,
      },
    }),
    none: WORDS[desk.language].noItems,
  });
  return [list];
}

const problem = z.object({ code: z.string(), detail: z.string() });
const completeness = z.object({
  complete: z.boolean(),
  checkedAt: z.string(),
  problems: z.array(problem),
  compared: z.object({ at: maybeText }),
  connections: z.array(
    z.object({ itemId: z.string(), status: z.string(), comparedAt: maybeText, problems: z.array(problem) }),
  ),
  accounts: z.array(z.object({ accountId: z.string(), type: z.string(), problems: z.array(problem) })),
});

/** What was found, first as a whole, then of each connection and account. */
function completenessLines(found: z.output<typeof completeness>, language: Language): HTMLElement[] {
  const words = WORDS[language];
  const { complete, problems, checkedAt, compared, connections, accounts } = found;
  const row = (
    title: string,
    isWhole: boolean,
    wrong: readonly { detail: string }[],
    facts: Readonly<Record<string, unknown>>,
  ): HTMLElement =>
    lineOf(
      {
        title,
        badge: isWhole ? { text: words.yes, tone: 'good' } : { text: words.no, tone: 'warning' },
        text: wrong.map(({ detail }) => detail).join(' '),
        facts,
      },
      language,
    );
  return [
    row(complete ? words.complete : words.incomplete, complete, problems, {
      checkedAt,
      comparedAt: compared.at,
    }),
    ...connections.map((one) =>
      row(`item ${one.itemId}`, one.problems.length === 0, one.problems, {
        status: one.status,
        comparedAt: one.comparedAt,
      }),
    ),
    ...accounts.map((one) =>
      row(`account ${one.accountId}`, one.problems.length === 0, one.problems, { type: one.type }),
    ),
  ];
}

/** What speaks for a user's data being complete, and what against it. */
export function completenessPanel(desk: Desk): Child[] {
  const { language } = desk;
  const words = WORDS[language];
  const user = element('input', { type: 'text', autocomplete: 'off', value: 'demo-user' });
  const compare = checkBox(words.compare, false);
  const list = element('ul', { class: 'developer-list' });
  const check = async (): Promise<undefined> => {
    if (user.value === '') throw new Error(words.noUser);
    const query = compare.box.checked ? '?compare=true' : '';
    const path = `/user/${encodeURIComponent(user.value)}/completeness${query}`;
    fill(list, completenessLines(completeness.parse(await desk.call('GET', path)), language));
    return undefined;
  };
  return [
    field(words.user, user),
    compare.row,
    element('div', { class: 'developer-actions' }, desk.act(words.check, check)),
    list,
  ];
}

const usage = z.object({
  results: listOf(callCount),
  next: orNull(text),
  pauses: listOf(callPause),
  quotas: listOf(closed({ product: text, connections: z.number() })),
});

/** Calls at Pluggy, what holds them back, and which quotas are spent. */
export function usagePanel(desk: Desk): Child[] {
  const { language } = desk;
  const words = WORDS[language];
  const now = element('div', { class: 'developer-form' });
  const { element: list } = lister(desk, {
    path: '/usage',
    filters: [{ name: 'since' }],
    read: (answer) => {
      const { results, next, pauses, quotas } = usage.parse(answer);
      const held = pauses.map(({ endpoint, why, reason, until, failures }) =>
        lineOf(
          { title: endpoint ?? '*', badge: { text: why, tone: 'bad' }, facts: { reason, until, failures } },
          language,
        ),
      );
      const spent = quotas.map(({ product, connections }) =>
        lineOf({ title: product, badge: { text: String(connections), tone: 'warning' } }, language),
      );
      fill(now, [
        element('h3', {}, words.paused),
        held.length === 0
          ? element('p', { class: 'muted' }, words.noPauses)
          : element('ul', { class: 'developer-list' }, held),
        spent.length > 0 && element('h3', {}, words.quota),
        spent.length > 0 && element('ul', { class: 'developer-list' }, spent),
      ]);
      return { results, next };
    },
    line: ({ minute, endpoint, calls, refused, failed, heldBack }) => ({
      title: endpoint,
      ...(refused + failed > 0 && { badge: { text: `${refused + failed}`, tone: 'warning' } as const }),
      facts: { minute, calls, refused: refused || null, failed: failed || null, heldBack: heldBack || null },
    }),
    none: words.noCalls,
  });
  return [now, list];
}

const auditPage = page(auditLine);

const AUDIT_TONES: Readonly<Record<string, 'good' | 'bad' | 'warning'>> = {
  done: 'good',
  refused: 'warning',
  failed: 'bad',
};

/** Who did what with whose data; refused attempts too. */
export function auditPanel(desk: Desk): Child[] {
  const { element: list } = lister(desk, {
    path: '/audit',
    filters: [{ name: 'userId' }, { name: 'actor' }, { name: 'since' }],
    read: (answer) => auditPage.parse(answer),
    line: ({ id: _, action, outcome, ...facts }) => ({
      title: action,
      badge: { text: outcome, tone: AUDIT_TONES[outcome] ?? 'neutral' },
      facts,
    }),
    none: WORDS[desk.language].noLines,
  });
  return [list];
}
