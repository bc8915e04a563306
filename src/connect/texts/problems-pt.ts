import type { ProblemCode } from '../flow/problem.ts';

/** What happened, why, and what to do now. */
export type ProblemText = readonly [title: string, cause: string, next: string];

const AGAIN = 'Tente de novo em alguns minutos.';
const FORM = 'Confira os campos e envie de novo.';
// What several codes say.
const UNFINISHED: ProblemText = ['Algo deu errado no banco', 'A leitura parou antes do fim.', AGAIN];
const TOO_LATE: ProblemText = [
  'O prazo para responder terminou',
  'O banco espera a resposta por pouco tempo.',
  'Tente de novo e responda assim que o banco pedir.',
];
const NOT_ALLOWED: ProblemText = [
  'Esta conexão não pode ser atualizada',
  'O plano do aplicativo não permite.',
  'Avise o suporte do aplicativo.',
];
const INCOMPLETE: ProblemText = ['Falta um campo', 'O banco pede este dado a cada acesso.', FORM];

export const problemsPt: Readonly<Record<ProblemCode, ProblemText>> = {
  INVALID_CREDENTIALS: [
    'O banco não aceitou os seus dados',
    'O usuário, a senha ou o documento não confere.',
    'Confira o que você digitou e tente de novo. Depois de alguns erros seguidos o banco pode bloquear o acesso.',
  ],
  INVALID_CREDENTIALS_MFA: [
    'O código não confere',
    'O banco recusou o código de segurança, ou ele já tinha vencido.',
    'Tente de novo com um código novo.',
  ],
  ALREADY_LOGGED_IN: [
    'Há outra sessão aberta no banco',
    'O banco aceita um acesso por vez.',
    'Saia do aplicativo e do site do banco, espere um minuto e tente de novo.',
  ],
  SITE_NOT_AVAILABLE: [
    'O banco está fora do ar',
    'O site do banco não respondeu. Não foi nada com os seus dados.',
    'Tente de novo mais tarde.',
  ],
  CONNECTION_ERROR: ['Não conseguimos falar com o banco', 'A ligação com o banco caiu.', AGAIN],
  UNEXPECTED_ERROR: [
    'Algo deu errado no banco',
    'O banco respondeu de um jeito que não era esperado.',
    AGAIN,
  ],
  ERROR: UNFINISHED,
  MERGE_ERROR: UNFINISHED,
  CREATE_ERROR: UNFINISHED,
  ACCOUNT_LOCKED: [
    'O seu acesso está bloqueado no banco',
    'O banco bloqueou a conta ou a senha.',
    'Desbloqueie no aplicativo ou com o atendimento do banco. Depois tente de novo.',
  ],
  ACCOUNT_CREDENTIALS_RESET: [
    'O banco pede uma senha nova',
    'A senha atual venceu ou foi cancelada.',
    'Troque a senha no banco e depois informe a nova aqui.',
  ],
  ACCOUNT_NEEDS_ACTION: [
    'Há uma pendência no banco',
    'O banco quer que você resolva algo com ele antes, como aceitar um contrato ou atualizar o cadastro.',
    'Entre no aplicativo do banco, resolva e tente de novo.',
  ],
  USER_NOT_SUPPORTED: [
    'Este tipo de conta ainda não é aceito',
    'O banco não entrega os dados deste tipo de conta.',
    'Conecte outra conta ou outro banco.',
  ],
  USER_INPUT_TIMEOUT: TOO_LATE,
  USER_AUTHORIZATION_PENDING: [
    'Falta autorizar no aplicativo do banco',
    'O banco espera que você libere este acesso. Isso pode levar até 30 minutos.',
    'Abra o aplicativo do banco, autorize o acesso e tente de novo.',
  ],
  USER_AUTHORIZATION_NOT_GRANTED: [
    'A autorização não foi dada no banco',
    'O pedido foi recusado ou cancelado, ou faltou a aprovação de alguém.',
    'Se foi por engano, tente de novo. Nada foi compartilhado.',
  ],
  USER_AUTHORIZATION_REVOKED: [
    'A autorização foi cancelada no banco',
    'O banco não entrega mais os dados desta conexão.',
    'Para voltar a usar a conexão, autorize de novo.',
  ],
  CONNECTOR_VALIDATION_ERROR: ['O banco não aceita um dos campos', 'Um valor não tem a forma certa.', FORM],
  CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR: INCOMPLETE,
  PARAMETERS_NOT_PROVIDED: INCOMPLETE,
  CONNECTOR_OFFLINE: [
    'Este banco não aceita conexões agora',
    'A Pluggy suspendeu as conexões com ele por uma falha do banco.',
    'Tente mais tarde, ou conecte outro banco.',
  ],
  CONNECTOR_NOT_FOUND: [
    'Este banco não está disponível',
    'Ele saiu da lista da Pluggy.',
    'Escolha outro banco.',
  ],
  ITEM_NOT_FOUND: ['Esta conexão não existe mais', 'Ela foi removida.', 'Comece uma conexão nova.'],
  ITEM_USER_ALREADY_EXISTS: [
    'Esta conta já está conectada',
    'Ela está entre as suas conexões; não é preciso conectar de novo.',
    'Feche esta janela, ou escolha outra conta ou outro banco.',
  ],
  ITEM_CREATION_LIMIT_EXCEEDED: [
    'Este aplicativo não pode criar mais conexões',
    'O plano dele chegou ao limite.',
    'Avise o suporte do aplicativo.',
  ],
  CREATE_ITEMS_API_FREE_DISABLED: [
    'Este aplicativo precisa da janela da Pluggy',
    'O plano dele não permite conectar por aqui.',
    'Continue na janela da Pluggy.',
  ],
  ITEM_ALREADY_UPDATING: [
    'Esta conexão já está sendo lida',
    'Uma leitura começou há pouco.',
    'Espere que ela termine.',
  ],
  ITEM_IS_ALREADY_UPDATING: [
    'Esta conta já está sendo lida',
    'Outra conexão usa os mesmos dados agora.',
    'Espere alguns minutos.',
  ],
  TOO_MANY_CONSECUTIVE_ERRORS: [
    'Esta conexão falhou muitas vezes',
    'As últimas leituras terminaram com erro.',
    'Informe os seus dados de novo.',
  ],
  TOO_MANY_CONSECUTIVE_LOGIN_FAILURES: [
    'Muitas tentativas com dados errados',
    'O acesso fica parado por um tempo, para o banco não bloquear a sua conta.',
    'Espere antes de tentar de novo.',
  ],
  LAST_EXECUTION_HAD_LOGIN_ERROR: [
    'O banco recusou o último acesso',
    'A senha guardada não vale mais.',
    'Informe os seus dados de novo.',
  ],
  SANDBOX_CLIENT_ITEM_UPDATE_NOT_ALLOWED: NOT_ALLOWED,
  CLIENT_HAS_ITEM_UPDATES_DISABLED: NOT_ALLOWED,
  ITEM_ORIGINAL_CONNECTED_WITH_DIFFERENT_ACCOUNT: [
    'Estes dados são de outra conta',
    'A conexão foi feita com outro usuário.',
    'Use os dados da mesma conta, ou comece uma conexão nova.',
  ],
  CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY: [
    'Esta conexão foi lida há pouco',
    'O banco é lido uma vez por hora, no máximo.',
    'Os seus dados já são os mais novos. Tente mais tarde.',
  ],
  ITEM_MFA_ALREADY_PROVIDED: ['O código já foi enviado', 'O banco ainda o confere.', 'Espere um momento.'],
  ITEM_MFA_NOT_FOUND: TOO_LATE,
  ITEM_MFA_EXPIRED: TOO_LATE,
  ITEM_MFA_PARAMETER_EXPECTED_MISMATCH: TOO_LATE,
  MFA_PARAMERTER_WAS_ALREADY_USED_ERROR: [
    'Este código já foi usado',
    'Cada código vale uma vez.',
    'Espere o próximo código e informe-o.',
  ],
  TOKEN_FAILED: [
    'Não conseguimos começar',
    'O aplicativo não deu a permissão para conectar um banco.',
    'Comece de novo. Se continuar assim, avise o suporte do aplicativo.',
  ],
  TOKEN_EXPIRED: [
    'O tempo desta janela acabou',
    'Por segurança, ela vale por 30 minutos.',
    'Comece de novo. O que o banco já recebeu não se perde.',
  ],
  SERVICE_UNREACHABLE: [
    'Não conseguimos carregar esta janela',
    'O serviço não respondeu.',
    'Verifique a internet e comece de novo.',
  ],
  NETWORK: [
    'Sem resposta',
    'A internet caiu, ou um bloqueador do navegador impede o acesso à Pluggy.',
    'Verifique a internet, desligue o bloqueador para esta página e tente de novo.',
  ],
  TOO_MANY_REQUESTS: [
    'Muitos pedidos ao mesmo tempo',
    'A Pluggy pediu uma pausa.',
    'Espere um minuto e tente de novo.',
  ],
  PLUGGY_DOWN: ['A Pluggy não respondeu', 'O serviço que fala com os bancos está com problemas.', AGAIN],
  UNREADABLE_ANSWER: [
    'A resposta veio incompleta',
    'O serviço que fala com os bancos respondeu pela metade.',
    AGAIN,
  ],
  BAD_ADDRESS: [
    'Não conseguimos abrir o banco',
    'O endereço que veio do banco não é de um site.',
    'Escolha outro banco, ou avise o suporte do aplicativo.',
  ],
  RETURN_MISMATCH: [
    'Este retorno não é desta conexão',
    'O link em que você chegou não foi aberto por este navegador.',
    'Comece de novo por aqui. Nada foi conectado.',
  ],
  WIDGET_FAILED: [
    'A janela da Pluggy não abriu',
    'Um bloqueador do navegador ou a rede pode impedir que ela carregue.',
    'Conecte por aqui, sem essa janela.',
  ],
  OTHER: ['Algo deu errado', 'Não conhecemos a causa.', AGAIN],
};
