import type { Text } from './text.ts';

/** Why webhooks are not known to arrive, where no code of the system says it. */
export const STANDING_PROBLEMS = {
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

/** The same where an HTTP status says it: 401, a redirection, any other. */
export const UNAUTHORISED: Text = {
  en: 'the secret header did not get through; a proxy may remove it, or another service has the address',
  'pt-BR':
    'o cabeçalho secreto não passou; um proxy pode removê-lo, ou outro serviço responde nesse endereço',
};
export const REDIRECTED: Text = {
  en: 'the address leads elsewhere, and Pluggy does not follow; set BASE_URL to where it leads',
  'pt-BR': 'o endereço redireciona, e a Pluggy não segue; defina BASE_URL com o destino',
};
export const REFUSED: Text = {
  en: 'BASE_URL or a proxy before this service does not lead to it',
  'pt-BR': 'BASE_URL ou um proxy antes deste serviço não leva até ele',
};

/** What is said of whether webhooks arrive. */
export const ARRIVAL = {
  arriving: {
    en: 'Webhooks arrive: a call of this service to itself over BASE_URL came in at {at}.',
    'pt-BR': 'Os webhooks chegam: uma chamada deste serviço a si mesmo por BASE_URL chegou em {at}.',
  },
  notKnown: {
    en: 'Webhooks are not known to arrive: {why}. Until they are, every connection is compared with Pluggy every 15 minutes.',
    'pt-BR':
      'Não se sabe se os webhooks chegam: {why}. Até lá, cada conexão é comparada com a Pluggy a cada 15 minutos.',
  },
  delivered: {
    en: "The last one of Pluggy's came at {at}.",
    'pt-BR': 'O último da Pluggy chegou em {at}.',
  },
  neverDelivered: {
    en: "None of Pluggy's has come so far.",
    'pt-BR': 'Nenhum da Pluggy chegou até agora.',
  },
  disabled: {
    en: 'Pluggy had switched the webhook off at {at}; this service switched it on again.',
    'pt-BR': 'A Pluggy tinha desativado o webhook em {at}; este serviço o reativou.',
  },
} as const satisfies Record<string, Text>;
