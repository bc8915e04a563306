import type { Text } from './text.ts';

/** What is said beside what waits for work that nobody does. */
export const NO_WORKER: Text = {
  en: 'No worker runs at this moment, so nothing is read: start the service, or a process with ROLES=work.',
  'pt-BR':
    'Nenhum worker está em execução agora, portanto nada é lido: inicie o serviço, ou um processo com ROLES=work.',
};

/** What of a user's data is lacking or does not add up, and what to do. */
export const COMPLETENESS_PROBLEMS = {
  no_connections: {
    en: 'There is no connection, and so nothing that could be complete. Look at how the user id is written.',
    'pt-BR':
      'Não há nenhuma conexão e, portanto, nada que possa estar completo. Confira como está escrito o identificador do usuário.',
  },
  not_compared_since: {
    en: 'Connections last compared with Pluggy at {at} (UTC) or before: {here}. What changed there since may be missing here: {why}. They are compared every 15 minutes while that lasts; to compare them now, ask with compare=true, or run "npm run completeness" with --compare.',
    'pt-BR':
      'Conexões comparadas com a Pluggy pela última vez em {at} (UTC) ou antes: {here}. O que mudou lá desde então pode faltar aqui: {why}. Enquanto isso durar, elas são comparadas a cada 15 minutos; para comparar agora, use compare=true ou execute "npm run completeness" com --compare.',
  },
  never_synced: {
    en: 'Nothing of this connection was read yet; this is normal while its first sync runs. If it stays, see whether the service runs.',
    'pt-BR':
      'Nada desta conexão foi lido ainda; isso é normal durante a primeira sincronização. Se continuar, veja se o serviço está em execução.',
  },
  sync_failed: {
    en: 'The last sync failed ({error}): docs/errors.md says what to do. It is tried again.',
    'pt-BR':
      'A última sincronização falhou ({error}): docs/errors.md diz o que fazer. Ela será tentada de novo.',
  },
  product_failed: {
    en: 'Could not be read: {product} ({error}). docs/errors.md says what to do; it is tried again.',
    'pt-BR': 'Não foi possível ler: {product} ({error}). docs/errors.md diz o que fazer; tentaremos de novo.',
  },
  product_withheld: {
    en: 'Withheld: {product}. At the last sync the bank or Pluggy did not deliver this, or the consent no longer covers it; what was read before is kept.',
    'pt-BR':
      'Não entregue: {product}. Na última sincronização o banco ou a Pluggy não entregou esses dados, ou a autorização não os inclui mais; o que foi lido antes está guardado.',
  },
  product_quota_used_up: {
    en: "This month's calls at the bank are used up: {product}. What was read before is kept.",
    'pt-BR': 'As consultas deste mês ao banco acabaram: {product}. O que foi lido antes está guardado.',
  },
  product_unread: {
    en: 'Not read yet: {product}. The next sync of the connection reads it.',
    'pt-BR': 'Ainda sem leitura: {product}. A próxima sincronização da conexão fará a leitura.',
  },
  unknown_form: {
    en: '{here} objects of this connection came in a form that this program does not know. What can be understood of them is shown; those that cannot be stored are kept as text in pluggy.refused_objects. Sync again; if it stays, tell the maintainers, without the data.',
    'pt-BR':
      '{here} objetos desta conexão vieram em uma forma que este programa não conhece. O que dá para entender deles é mostrado; os que não podem ser armazenados estão guardados como texto em pluggy.refused_objects. Sincronize de novo; se continuar, avise os mantenedores, sem os dados.',
  },
  never_read: {
    en: 'The transactions were not yet read from end to end; this is normal while the first sync runs.',
    'pt-BR':
      'As transações ainda não foram lidas por inteiro; isso é normal enquanto a primeira sincronização está em andamento.',
  },
  rows_differ: {
    en: 'At the last complete read Pluggy had {there} transactions and there were {here} here. Sync the connection again; if it stays, look at the refused rows.',
    'pt-BR':
      'Na última leitura completa a Pluggy tinha {there} transações e aqui havia {here}. Sincronize a conexão de novo; se continuar, veja as linhas recusadas.',
  },
  rows_refused: {
    en: '{here} transactions came in a form that the database does not take; they are kept as text in pluggy.refused_rows.',
    'pt-BR':
      '{here} transações vieram em uma forma que o banco de dados não aceita; estão guardadas como texto em pluggy.refused_rows.',
  },
  months_differ: {
    en: 'At the last comparison with Pluggy {here} months differed in the count or the content of their transactions and could not be made equal. It is tried again; if it stays, look at the refused rows.',
    'pt-BR':
      'Na última comparação com a Pluggy, {here} meses tinham quantidade ou conteúdo de transações diferentes e não puderam ser igualados. Tentaremos de novo; se continuar, veja as linhas recusadas.',
  },
  balance_differs: {
    en: "The account's balance and the running balance of its newest transactions differ. The bank may not have sent its newest transactions yet, or counts reserved money into the balance.",
    'pt-BR':
      'O saldo da conta e o saldo após as transações mais recentes são diferentes. O banco pode ainda não ter enviado as últimas transações, ou inclui dinheiro reservado no saldo.',
  },
  balance_breaks: {
    en: 'Between two days the running balance changed {here} times by something else than the transactions: some may be missing, or be there twice.',
    'pt-BR':
      'Entre dois dias o saldo mudou {here} vezes por algo diferente das transações: podem faltar algumas, ou haver repetidas.',
  },
  bill_differs: {
    en: '{here} bills were paid in full with another amount than their total and the charges of the next bill. A bill may have changed since; compare it with the bank.',
    'pt-BR':
      '{here} faturas foram pagas por inteiro com um valor diferente do total mais os encargos da fatura seguinte. Uma fatura pode ter mudado; confira no banco.',
  },
} as const satisfies Record<string, Text>;

/** A bank of which no name is known. */
export const UNNAMED_BANK: Text = {
  en: 'a bank without a name',
  'pt-BR': 'um banco sem nome',
};

/** `{counted}` and `{other}` are connections. */
export const SAME_ACCOUNT: Text = {
  en: 'The same account comes through two connections, {counted} and {other}. It is counted once, through {counted}. If these are two accounts, say that both count; if one connection is not needed, remove it.',
  'pt-BR':
    'A mesma conta vem por duas conexões, {counted} e {other}. Ela é contada uma vez, por {counted}. Se forem duas contas, diga que ambas contam; se uma das conexões não for necessária, remova-a.',
};

/** `{other}` is a connection, `{former}` one that has ended. */
export const LEFT_OUT: Text = {
  en: 'An account that comes through the connection {other} is in no total: it was left out of them while it was counted through another connection, {former}, and that one has ended. If it is to be counted again, take the choice back: in the list of accounts, or with "counted": null.',
  'pt-BR':
    'Uma conta que vem pela conexão {other} não está em nenhum total: ela foi deixada fora deles enquanto era contada por outra conexão, {former}, e essa terminou. Se ela deve ser contada de novo, desfaça a escolha: na lista de contas, ou com "counted": null.',
};

/** Puts words to a time that nobody knows. */
export const UNKNOWN_TIME: Text = { en: 'a time that is not known', 'pt-BR': 'um momento desconhecido' };
/** Why something may have changed at Pluggy without this service having heard. */
export const WEBHOOKS_WERE_LOST: Text = {
  en: 'webhooks did not arrive for some time, and not everything was compared after that',
  'pt-BR': 'webhooks deixaram de chegar por algum tempo, e nem tudo foi comparado depois disso',
};
export const WEBHOOKS_NOT_KNOWN: Text = {
  en: 'webhooks are not known to arrive',
  'pt-BR': 'não se sabe se os webhooks chegam',
};
