import type { Text } from './text.ts';

/**
 * What leaves a line in the audit, and how a person reads it. A new action is a line here. Those that end in `.refused`, and
 * `limit.reached`, tell of what was not allowed before any operation began.
 */
export const AUDIT_ACTIONS = {
  'data.read': { en: 'Data was read', 'pt-BR': 'Dados foram lidos' },
  'data.changed': { en: 'Data was changed', 'pt-BR': 'Dados foram alterados' },
  'data.exported': { en: 'Data was exported', 'pt-BR': 'Dados foram exportados' },
  'data.erased': { en: 'Data was erased', 'pt-BR': 'Dados foram apagados' },
  'service.read': {
    en: 'The records of the service were read',
    'pt-BR': 'Os registros do serviço foram consultados',
  },
  'service.changed': { en: 'The service was operated', 'pt-BR': 'O serviço foi operado' },
  'connection.removed': { en: 'A connection was ended', 'pt-BR': 'Uma conexão foi encerrada' },
  'connection.assigned': {
    en: 'A connection was given to a user',
    'pt-BR': 'Uma conexão foi atribuída a um usuário',
  },
  'connection.begun': {
    en: 'A connect token was made, which begins a connection',
    'pt-BR': 'Um connect token foi criado, o que inicia uma conexão',
  },
  'session.created': { en: 'A session began', 'pt-BR': 'Uma sessão começou' },
  'session.revoked': { en: 'A session was ended', 'pt-BR': 'Uma sessão foi encerrada' },
  'sessions.revoked': {
    en: 'All sessions of a user were ended',
    'pt-BR': 'Todas as sessões de um usuário foram encerradas',
  },
  'sessions.rotated': {
    en: 'All sessions of all users were ended',
    'pt-BR': 'Todas as sessões de todos os usuários foram encerradas',
  },
  'key.created': { en: 'An API key was made', 'pt-BR': 'Uma chave de API foi criada' },
  'key.revoked': { en: 'An API key was revoked', 'pt-BR': 'Uma chave de API foi revogada' },
  'webhook_endpoint.created': {
    en: 'An address for outgoing webhooks was added',
    'pt-BR': 'Um endereço para webhooks de saída foi adicionado',
  },
  'webhook_endpoint.changed': {
    en: 'An address for outgoing webhooks was changed, or its deliveries were sent again',
    'pt-BR': 'Um endereço para webhooks de saída foi alterado, ou suas entregas foram reenviadas',
  },
  'webhook_endpoint.removed': {
    en: 'An address for outgoing webhooks was removed',
    'pt-BR': 'Um endereço para webhooks de saída foi removido',
  },
  'webhook_endpoint.secret_rotated': {
    en: 'The secret of an address for outgoing webhooks was replaced',
    'pt-BR': 'O segredo de um endereço para webhooks de saída foi substituído',
  },
  'credential.refused': { en: 'A wrong credential was sent', 'pt-BR': 'Uma credencial errada foi enviada' },
  'access.refused': {
    en: 'A credential asked for what it may not have',
    'pt-BR': 'Uma credencial pediu o que não lhe é permitido',
  },
  'webhook.refused': { en: 'A forged delivery came', 'pt-BR': 'Chegou uma entrega forjada' },
  'limit.reached': {
    en: 'Requests were refused because there were too many',
    'pt-BR': 'Requisições foram recusadas por serem muitas',
  },
} as const satisfies Readonly<Record<string, Text>>;
