/** What the change of encryption keys cannot open, by its kind. */
export const KINDS = {
  identities: { en: 'identities', 'pt-BR': 'identidades' },
  accounts: { en: 'owners of accounts', 'pt-BR': 'titulares de contas' },
  investments: { en: 'owners of investments', 'pt-BR': 'titulares de investimentos' },
  loans: { en: 'codes of loan contracts', 'pt-BR': 'códigos de contratos de empréstimo' },
  versions: { en: 'owners in former values', 'pt-BR': 'titulares em valores anteriores' },
  phones: { en: 'telephone numbers of users', 'pt-BR': 'números de telefone de usuários' },
  secrets: {
    en: 'secrets of this service (the key of sessions, the copy of the webhook secret, the secret of telephone numbers of version 0.1.0)',
    'pt-BR':
      'segredos deste serviço (a chave das sessões, a cópia do segredo do webhook, o segredo dos telefones da versão 0.1.0)',
  },
  endpointSecrets: {
    en: 'secrets of webhook endpoints (make a new one with POST /webhook-endpoints/:id/rotate-secret)',
    'pt-BR': 'segredos de endpoints de webhook (gere outro com POST /webhook-endpoints/:id/rotate-secret)',
  },
  documents: {
    en: 'keys of the documents in transactions',
    'pt-BR': 'chaves dos documentos em transações',
  },
} as const;

/** What the change of encryption keys did. */
export const ROTATION = {
  resealed: { en: 'Encrypted again: {count}.', 'pt-BR': 'Criptografados de novo: {count}.' },
  all: {
    en: 'Everything is under the first key of ENCRYPTION_KEYS now. Once every process runs with it, the keys after it may be removed.',
    'pt-BR':
      'Agora está tudo sob a primeira chave de ENCRYPTION_KEYS. Quando todos os processos a usarem, as chaves seguintes podem ser removidas.',
  },
  rest: {
    en: 'Everything else is under the first key of ENCRYPTION_KEYS now.',
    'pt-BR': 'Todo o resto está agora sob a primeira chave de ENCRYPTION_KEYS.',
  },
  kept: {
    en: 'No key of ENCRYPTION_KEYS opens these; they were left as they are:',
    'pt-BR': 'Nenhuma chave de ENCRYPTION_KEYS abre estes valores; eles ficaram como estavam:',
  },
  forgotten: {
    en: 'No key of ENCRYPTION_KEYS opened these; they were forgotten:',
    'pt-BR': 'Nenhuma chave de ENCRYPTION_KEYS abria estes valores; eles foram esquecidos:',
  },
  advice: {
    en: `What to do: put the key they were made with behind the others in ENCRYPTION_KEYS, and run this command again.
If that key is lost, "npm run sync -- --all" brings from Pluggy who people are, as far as their connections still exist.
What is left then (connections that were removed, telephone numbers) is forgotten by
"npm run pluggy:v2:rotate-encryption -- --forget-unreadable"; that cannot be undone, and a telephone number gets a new user at its next use.`,
    'pt-BR': `O que fazer: ponha a chave com que foram feitos atrás das outras em ENCRYPTION_KEYS e execute este comando de novo.
Se essa chave se perdeu, "npm run sync -- --all" traz da Pluggy quem são as pessoas, onde a conexão ainda existe.
O que restar (conexões removidas, números de telefone) é esquecido por
"npm run pluggy:v2:rotate-encryption -- --forget-unreadable"; isso não pode ser desfeito, e um número de telefone recebe um novo usuário no próximo uso.`,
  },
  stillClear: {
    en: 'Of these accounts something is still stored in clear, because it could not be encrypted:',
    'pt-BR': 'Destas contas algo continua armazenado em claro, porque não pôde ser criptografado:',
  },
  again: {
    en: 'What to do: run this command again. The running service tries them again too, and its log says why one fails.',
    'pt-BR':
      'O que fazer: execute este comando de novo. O serviço em execução também tenta de novo, e o log dele diz por que uma conta falha.',
  },
} as const;
