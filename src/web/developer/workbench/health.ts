import * as z from 'zod/mini';
import type { Language } from '../../i18n/language.ts';
import { rawCall } from '../../lib/raw-call.ts';
import { type Child, element, fill } from '../lib/element.ts';
import { type Desk, lineOf } from './lister.ts';

const report = z.object({
  ok: z.boolean(),
  mode: z.string(),
  pluggyApiUrl: z.string(),
  roles: z.array(z.string()),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

/** Checks that are listed only when somebody should look, and are no fault of the chain. */
const NOTES: ReadonlySet<string> = new Set(['deliveries', 'roles', 'endpoints']);

const WORDS: Readonly<
  Record<
    Language,
    {
      readonly alive: string;
      readonly ready: string;
      readonly answers: (status: number) => string;
      readonly silent: string;
      readonly good: string;
      readonly bad: string;
      readonly note: string;
      readonly whole: string;
      readonly broken: string;
    }
  >
> = {
  'pt-BR': {
    alive: 'Vivo (/healthz)',
    ready: 'Pronto (/readyz)',
    answers: (status) => `Responde HTTP ${status}.`,
    silent: 'Não responde. Verifique se o processo está em execução.',
    good: 'Certo',
    bad: 'Falha',
    note: 'Atenção',
    whole: 'A cadeia inteira funciona.',
    broken: 'Um elo da cadeia falha. O texto dele diz o que fazer.',
  },
  en: {
    alive: 'Alive (/healthz)',
    ready: 'Ready (/readyz)',
    answers: (status) => `Answers HTTP ${status}.`,
    silent: 'Does not answer. See whether the process runs.',
    good: 'Good',
    bad: 'Fails',
    note: 'Look',
    whole: 'The whole chain works.',
    broken: 'A link of the chain fails. Its text says what to do.',
  },
};

/** Each link of the chain as a light. */
export function healthPanel(desk: Desk): Child[] {
  const { language, common } = desk;
  const words = WORDS[language];
  const list = element('ul', { class: 'developer-list' });
  const light = (title: string, tone: 'good' | 'bad' | 'warning', text: string): HTMLElement => {
    const mark = { good: words.good, bad: words.bad, warning: words.note }[tone];
    return lineOf({ title, badge: { text: mark, tone }, text }, language);
  };
  const probe = async (title: string, url: string): Promise<HTMLElement> => {
    const got = await rawCall({ method: 'GET', url }).catch(() => undefined);
    return got === undefined
      ? light(title, 'bad', words.silent)
      : light(title, got.response.ok ? 'good' : 'bad', words.answers(got.status));
  };
  const load = async (): Promise<undefined> => {
    const doors = await Promise.all([probe(words.alive, '/healthz'), probe(words.ready, '/readyz')]);
    fill(list, doors);
    const { ok, mode, pluggyApiUrl, roles, checks } = report.parse(await desk.call('GET', '/test'));
    const lights = checks.map(({ name, ok: isGood, detail }) =>
      light(name, isGood ? (NOTES.has(name) ? 'warning' : 'good') : 'bad', detail),
    );
    fill(list, [...doors, ...lights]);
    list.prepend(
      lineOf(
        {
          title: ok ? words.whole : words.broken,
          badge: { text: ok ? words.good : words.bad, tone: ok ? 'good' : 'bad' },
          facts: { mode, pluggyApiUrl, roles: roles.join(', ') },
        },
        language,
      ),
    );
    return undefined;
  };
  load().catch((error: unknown) => desk.say('error', error instanceof Error ? error.message : String(error)));
  return [element('div', { class: 'developer-actions' }, desk.act(common.read, load)), list];
}
