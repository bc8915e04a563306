import { type ErrorKind, kind } from './kind.ts';

/** What was asked for and is not there. */
export const missingErrors = {
  not_found: kind(
    404,
    false,
    { en: 'No such address', 'pt-BR': 'Endereço inexistente' },
    {
      en: 'There is nothing at this address. Check the path and the method.',
      'pt-BR': 'Não há nada neste endereço. Confira o caminho e o método.',
    },
  ),
  item_not_found: kind(
    404,
    false,
    { en: 'Connection not found', 'pt-BR': 'Conexão não encontrada' },
    {
      en: 'This user has no connection with that id. It may have been removed, or belong to somebody else.',
      'pt-BR':
        'Este usuário não tem uma conexão com esse id. Ela pode ter sido removida ou ser de outra pessoa.',
    },
  ),
  key_not_found: kind(
    404,
    false,
    { en: 'API key not found', 'pt-BR': 'Chave de API não encontrada' },
    {
      en: 'There is no API key with that id that was not revoked before. "GET /keys" lists them; those of API_KEYS are taken out of that setting.',
      'pt-BR':
        'Não há chave de API com esse id que não tenha sido revogada antes. "GET /keys" lista as chaves; as de API_KEYS são retiradas dessa configuração.',
    },
  ),
  item_owned: kind(
    409,
    false,
    { en: 'Connection belongs to somebody', 'pt-BR': 'A conexão é de alguém' },
    {
      en: "This connection belongs to another user, here or by its clientUserId at Pluggy. Only a connection that is nobody's can be given to a user.",
      'pt-BR':
        'Esta conexão é de outro usuário, aqui ou pelo clientUserId dela na Pluggy. Só uma conexão sem dono pode ser atribuída a um usuário.',
    },
  ),
  account_not_found: kind(
    404,
    false,
    { en: 'Account not found', 'pt-BR': 'Conta não encontrada' },
    {
      en: 'This user has no account with that id. Its connection may have been removed, or it belongs to somebody else.',
      'pt-BR':
        'Este usuário não tem uma conta com esse id. A conexão pode ter sido removida ou a conta ser de outra pessoa.',
    },
  ),
  transaction_not_found: kind(
    404,
    false,
    { en: 'Transaction not found', 'pt-BR': 'Transação não encontrada' },
    {
      en: 'This user has no transaction with that id. Pluggy may have withdrawn it, or it belongs to somebody else.',
      'pt-BR':
        'Este usuário não tem uma transação com esse id. A Pluggy pode tê-la retirado ou ela é de outra pessoa.',
    },
  ),
  suggestion_not_found: kind(
    404,
    false,
    { en: 'No such suggestion', 'pt-BR': 'Não há essa sugestão' },
    {
      en: 'No predecessor is suggested for this transaction. It was confirmed or refused before, or became certain. Read the transaction again: "suggestedPredecessorId" says whether there is one.',
      'pt-BR':
        'Nenhuma antecessora é sugerida para esta transação. A sugestão já foi confirmada ou recusada, ou deixou de ser dúvida. Leia a transação de novo: "suggestedPredecessorId" diz se há uma.',
    },
  ),
  investment_not_found: kind(
    404,
    false,
    { en: 'Investment not found', 'pt-BR': 'Investimento não encontrado' },
    {
      en: 'This user has no investment with that id. Its connection may have been removed, or it belongs to somebody else.',
      'pt-BR':
        'Este usuário não tem um investimento com esse id. A conexão pode ter sido removida ou o investimento ser de outra pessoa.',
    },
  ),
  unknown_category: kind(
    400,
    false,
    { en: 'Unknown category', 'pt-BR': 'Categoria desconhecida' },
    {
      en: '"{field}" is the id of none of Pluggy\'s categories, such as 11010000; send one of them, or null to take the category back.',
      'pt-BR':
        '"{field}" não é o id de nenhuma categoria da Pluggy, como 11010000; envie um deles, ou null para retirar a categoria.',
    },
  ),
  recurring_not_found: kind(
    404,
    false,
    { en: 'Recurring payment not found', 'pt-BR': 'Pagamento recorrente não encontrado' },
    {
      en: 'This user has no series of payments with that id. Its rows may have changed; list the recurring payments again, with includeEnded=true and includeDismissed=true for all of them.',
      'pt-BR':
        'Este usuário não tem uma série de pagamentos com esse id. As transações dela podem ter mudado; liste os pagamentos recorrentes de novo, com includeEnded=true e includeDismissed=true para ver todos.',
    },
  ),
  rule_not_found: kind(
    404,
    false,
    { en: 'Rule not found', 'pt-BR': 'Regra não encontrada' },
    {
      en: 'This user has no rule with that id. It may have been deleted; list the rules.',
      'pt-BR': 'Este usuário não tem uma regra com esse id. Ela pode ter sido excluída; liste as regras.',
    },
  ),
  rule_run_not_found: kind(
    404,
    false,
    { en: 'Run not found', 'pt-BR': 'Execução não encontrada' },
    {
      en: 'This user has no run of a rule with that id. Send the "runId" that the run answered.',
      'pt-BR':
        'Este usuário não tem uma execução de regra com esse id. Envie o "runId" que a execução respondeu.',
    },
  ),
  too_many_rules: kind(
    409,
    false,
    { en: 'Too many rules', 'pt-BR': 'Regras demais' },
    {
      en: 'This user has 200 rules, which is the most. Delete one that is not needed any more.',
      'pt-BR': 'Este usuário tem 200 regras, o máximo. Exclua uma que não é mais necessária.',
    },
  ),
  erasure_not_found: kind(
    404,
    false,
    { en: 'Receipt not found', 'pt-BR': 'Recibo não encontrado' },
    {
      en: 'There is no erasure with that receipt. "receiptId" stands in the answer of DELETE /user/:userId.',
      'pt-BR': 'Não há exclusão com esse recibo. O "receiptId" está na resposta de DELETE /user/:userId.',
    },
  ),
  session_not_found: kind(
    404,
    false,
    { en: 'Session not found', 'pt-BR': 'Sessão não encontrada' },
    {
      en: 'There is no session with that id that could still be used. It may have ended by itself; "sessionId" stands in the answer of POST /session.',
      'pt-BR':
        'Não há sessão com esse id que ainda possa ser usada. Ela pode ter terminado sozinha; o "sessionId" está na resposta de POST /session.',
    },
  ),
  event_not_found: kind(
    404,
    false,
    { en: 'Event not found', 'pt-BR': 'Evento não encontrado' },
    {
      en: 'No webhook with that event id was ever received. Pluggy shows the ids of its deliveries; or replay everything since a time.',
      'pt-BR':
        'Nenhum webhook com esse id de evento foi recebido. A Pluggy mostra os ids das suas entregas; ou reprocesse tudo desde um horário.',
    },
  ),
  job_not_found: kind(
    404,
    false,
    { en: 'Job not found', 'pt-BR': 'Tarefa não encontrada' },
    {
      en: 'There is no job with that id. It may be done, or somebody gave it another chance meanwhile, which gives it another id. "GET /jobs" lists what there is.',
      'pt-BR':
        'Não há tarefa com esse id. Ela pode ter terminado, ou alguém já lhe deu outra chance, o que lhe dá outro id. "GET /jobs" lista as que existem.',
    },
  ),
  job_not_dead: kind(
    409,
    false,
    { en: 'The job was not given up', 'pt-BR': 'A tarefa não foi desistida' },
    {
      en: 'This job waits or runs at this moment; only one that was given up (state "dead") can get another chance.',
      'pt-BR':
        'Esta tarefa está à espera ou em execução neste momento; só uma desistida (estado "dead") pode ter outra chance.',
    },
  ),
  event_without_work: kind(
    409,
    false,
    { en: 'Nothing to replay', 'pt-BR': 'Nada a reprocessar' },
    {
      en: 'That event was received, but it names no connection of this application, so nothing follows from it.',
      'pt-BR':
        'Esse evento foi recebido, mas não cita nenhuma conexão desta aplicação; por isso nada decorre dele.',
    },
  ),
} as const satisfies Record<string, ErrorKind>;
