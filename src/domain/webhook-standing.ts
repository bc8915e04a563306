import type { Text } from './errors/kind.ts';
import { causeOf } from './fault-causes.ts';
import type { Language } from './language.ts';

/** How old the last round trip may be that proves that webhooks arrive; it is repeated three times within this. */
export const PROOF_HOLDS_MS = 15 * 60_000;

/** How often connections are compared at least, while webhooks are not known to arrive. */
export const COMPARED_AT_LEAST_EVERY_MS = 15 * 60_000;

/** Why webhooks are not known to arrive, where no code of the system says it. */
const PROBLEMS = {
  /** The door that answered is not this service's. */
  not_recognised: {
    en: 'something else than this service answers there',
    'pt-BR': 'algo diferente deste serviço responde nesse endereço',
  },
  not_public: {
    en: 'Pluggy cannot reach BASE_URL (it takes https on a public name, port 443); set it',
    'pt-BR': 'a Pluggy não alcança BASE_URL (ela aceita https em um nome público, porta 443); defina-o',
  },
  not_registered: {
    en: 'Pluggy has not confirmed the webhook of this service',
    'pt-BR': 'a Pluggy ainda não confirmou o webhook deste serviço',
  },
  not_tried: {
    en: 'no running service has called its webhook address over BASE_URL in the last 15 minutes',
    'pt-BR':
      'nenhum serviço em execução chamou o endereço do seu webhook por BASE_URL nos últimos 15 minutos',
  },
} as const satisfies Record<string, Text>;

const UNAUTHORISED: Text = {
  en: 'the secret header did not get through; a proxy may remove it, or another service has the address',
  'pt-BR':
    'o cabeçalho secreto não passou; um proxy pode removê-lo, ou outro serviço responde nesse endereço',
};
const REDIRECTED: Text = {
  en: 'the address leads elsewhere, and Pluggy does not follow; set BASE_URL to where it leads',
  'pt-BR': 'o endereço redireciona, e a Pluggy não segue; defina BASE_URL com o destino',
};
const REFUSED: Text = {
  en: 'BASE_URL or a proxy before this service does not lead to it',
  'pt-BR': 'BASE_URL ou um proxy antes deste serviço não leva até ele',
};

export type StandingProblem = keyof typeof PROBLEMS;

/** What a status of HTTP other than 2xx is kept as. */
export const problemOfStatus = (status: number): string => `HTTP ${status}`;

function meaningOf(problem: string): Text | undefined {
  const known = Object.entries(PROBLEMS).find(([name]) => name === problem)?.[1];
  if (known !== undefined) return known;
  const status = /^HTTP (\d{3})$/.exec(problem)?.[1];
  if (status === undefined) return causeOf(problem);
  return status === '401' ? UNAUTHORISED : status.startsWith('3') ? REDIRECTED : REFUSED;
}

const isWord = (problem: string): boolean => problem in PROBLEMS;

/** Why webhooks are not known to arrive, by its name and in words. */
export function describeStandingProblem(problem: string, language: Language): string {
  const meaning = meaningOf(problem)?.[language];
  if (meaning === undefined) return problem;
  return isWord(problem) ? meaning : `${problem}, ${meaning}`;
}

/** What is known of whether webhooks arrive. */
export interface WebhookStanding {
  /** The last round trip over BASE_URL came in, lately, and Pluggy has confirmed the webhook. */
  readonly arriving: boolean;
  /** Why not: a code of the system, `HTTP <status>`, or a word of ours; null while they arrive. */
  readonly problem: string | null;
  /** When a round trip last came in. */
  readonly provenAt: Date | null;
  /** When a delivery last came from Pluggy. */
  readonly deliveredAt: Date | null;
  /** When Pluggy had last switched the webhook off. */
  readonly disabledAt: Date | null;
  /** Webhooks may have been lost until then; null: as far as is known, none were. */
  readonly lostUntil: Date | null;
}

/** Null: they are known to arrive. */
function problemNow(
  proof: {
    readonly triedAt: Date | null;
    readonly succeededAt: Date | null;
    readonly problem: string | null;
    readonly registeredAt: Date | null;
  },
  now: Date,
): string | null {
  if (proof.triedAt === null || now.getTime() - proof.triedAt.getTime() > PROOF_HOLDS_MS)
    return 'not_tried' satisfies StandingProblem;
  if (proof.problem !== null) return proof.problem;
  return proof.registeredAt === null ? ('not_registered' satisfies StandingProblem) : null;
}

/** @param canArrive false: Pluggy cannot deliver to BASE_URL */
export function standingOf(
  proof: Parameters<typeof problemNow>[0] & Pick<WebhookStanding, 'deliveredAt' | 'disabledAt' | 'lostUntil'>,
  canArrive: boolean,
  now: Date,
): WebhookStanding {
  const problem = canArrive ? problemNow(proof, now) : ('not_public' satisfies StandingProblem);
  const { succeededAt: provenAt, deliveredAt, disabledAt, lostUntil } = proof;
  return { arriving: problem === null, problem, provenAt, deliveredAt, disabledAt, lostUntil };
}

/** How often connections have to be compared: more often while, or since, webhooks may have been lost. */
export function comparisonInterval(
  { arriving, lostUntil }: Pick<WebhookStanding, 'arriving' | 'lostUntil'>,
  settingMs: number,
  now: Date,
): number {
  const isCatchingUp = lostUntil !== null && now.getTime() - lostUntil.getTime() < COMPARED_AT_LEAST_EVERY_MS;
  return arriving && !isCatchingUp ? settingMs : Math.min(settingMs, COMPARED_AT_LEAST_EVERY_MS);
}

const ARRIVAL = {
  arriving: {
    en: (at: string) => `Webhooks arrive: a call of this service to itself over BASE_URL came in at ${at}.`,
    'pt-BR': (at: string) =>
      `Os webhooks chegam: uma chamada deste serviço a si mesmo por BASE_URL chegou em ${at}.`,
  },
  notKnown: {
    en: (why: string) =>
      `Webhooks are not known to arrive: ${why}. Until they are, every connection is compared with Pluggy every 15 minutes.`,
    'pt-BR': (why: string) =>
      `Não se sabe se os webhooks chegam: ${why}. Até lá, cada conexão é comparada com a Pluggy a cada 15 minutos.`,
  },
  delivered: {
    en: (at: string) => `The last one of Pluggy's came at ${at}.`,
    'pt-BR': (at: string) => `O último da Pluggy chegou em ${at}.`,
  },
  neverDelivered: {
    en: "None of Pluggy's has come so far.",
    'pt-BR': 'Nenhum da Pluggy chegou até agora.',
  },
  disabled: {
    en: (at: string) => `Pluggy had switched the webhook off at ${at}; this service switched it on again.`,
    'pt-BR': (at: string) => `A Pluggy tinha desativado o webhook em ${at}; este serviço o reativou.`,
  },
} as const;

/** Whether webhooks arrive, what speaks for it, and what happens while they do not. */
export function describeArrival(standing: WebhookStanding, language: Language): string {
  const { problem, provenAt, deliveredAt, disabledAt } = standing;
  const head =
    problem === null
      ? ARRIVAL.arriving[language](provenAt?.toISOString() ?? '')
      : ARRIVAL.notKnown[language](describeStandingProblem(problem, language));
  const last =
    deliveredAt === null
      ? ARRIVAL.neverDelivered[language]
      : ARRIVAL.delivered[language](deliveredAt.toISOString());
  const off = disabledAt === null ? [] : [ARRIVAL.disabled[language](disabledAt.toISOString())];
  return [head, last, ...off].join(' ');
}
