import type { Product } from '../../../domain/product.ts';
import { texts } from '../../lib/texts.ts';

interface ConnectionTexts {
  readonly all: string;
  readonly details: string;
  readonly products: string;
  readonly product: string;
  readonly state: string;
  readonly productNames: Readonly<Record<Product, string>>;
  readonly read: (when: string) => string;
  readonly readUnknown: string;
  readonly reading: string;
  readonly unread: string;
  readonly notOffered: string;
  /** @param when of the last reading; null: there was none */
  readonly failed: (when: string | null) => string;
  readonly quota: (day: string | null) => string;
  readonly withheld: string;
  readonly inShort: (read: number, offered: number) => string;
  readonly updates: string;
  readonly lastRead: string;
  readonly nextRead: string;
  readonly nextUnknown: string;
  readonly nextOff: string;
  readonly autoSync: string;
  readonly autoSyncHint: string;
  readonly autoSyncFailed: string;
  readonly refresh: string;
  readonly refreshing: string;
  readonly refreshAsked: string;
  readonly refreshLater: (when: string) => string;
  readonly refreshSoon: string;
  readonly refreshWhy: string;
  readonly refreshLogin: string;
  readonly refreshNever: string;
  readonly refreshRunning: string;
  readonly refreshFailed: string;
  readonly nameTitle: string;
  readonly mfaTitle: string;
  readonly mfaAnswer: string;
  readonly mfaSend: string;
  readonly mfaSending: string;
  readonly mfaFailed: string;
  readonly mfaImage: string;
  readonly mfaChoose: string;
  readonly mfaNeeded: string;
  readonly mfaUntil: (when: string) => string;
  readonly accounts: string;
  readonly noAccounts: string;
  readonly consent: string;
  readonly consentSince: string;
  readonly consentUntil: string;
  readonly consentNoEnd: string;
  readonly consentData: string;
  readonly consentNone: string;
  readonly consentLink: string;
  readonly endTitle: string;
  readonly removeTitle: string;
  readonly removeBody: string;
  readonly eraseTitle: string;
  readonly eraseBody: string;
  readonly eraseLink: string;
  readonly gone: string;
  readonly goneBody: string;
  readonly loadFailed: string;
  readonly connect: string;
}

export const connectionTexts = texts<ConnectionTexts>(
  {
    all: 'Todas as conexões',
    details: 'Ver detalhes',
    products: 'O que foi lido',
    product: 'Dados',
    state: 'Situação',
    productNames: {
      accounts: 'Contas',
      transactions: 'Transações',
      bills: 'Faturas do cartão',
      investments: 'Investimentos',
      investmentTransactions: 'Movimentações de investimentos',
      loans: 'Empréstimos',
      identity: 'Dados pessoais',
      consents: 'Autorizações',
    },
    read: (when) => `Lido ${when}`,
    readUnknown: 'Lido',
    reading: 'Sendo lido agora',
    unread: 'Ainda não lido',
    notOffered: 'Não oferecido por este banco',
    failed: (when) =>
      when === null ? 'Falhou; tentaremos de novo' : `Falhou; tentaremos de novo. Última leitura ${when}`,
    quota: (day) =>
      day === null
        ? 'O limite mensal de leituras no banco acabou'
        : `O limite mensal de leituras no banco acabou; volta em ${day}`,
    withheld: 'O banco não liberou; vale o que já estava aqui',
    inShort: (read, offered) =>
      offered === 1 ? `${read} de 1 tipo de dado lido` : `${read} de ${offered} tipos de dados lidos`,
    updates: 'Atualização',
    lastRead: 'Última leitura no banco',
    nextRead: 'Próxima leitura',
    nextUnknown: 'O horário ainda não foi marcado',
    nextOff: 'Só quando você pedir',
    autoSync: 'Atualizar sozinho, uma vez por dia',
    autoSyncHint: 'Ligar de novo pede uma leitura agora.',
    autoSyncFailed: 'Não foi possível mudar a atualização automática',
    refresh: 'Atualizar agora',
    refreshing: 'Pedindo ao banco…',
    refreshAsked: 'Pedido feito. Os dados novos aparecem aqui assim que o banco responder.',
    refreshLater: (when) => `Dá para pedir de novo ${when}.`,
    refreshSoon: 'Foi lido há pouco. Tente de novo daqui a alguns minutos.',
    refreshWhy: 'O banco limita as leituras: entre duas é preciso esperar.',
    refreshLogin: 'O banco espera por você: faça primeiro o que se pede acima.',
    refreshNever: 'Este banco não é lido a pedido. Ele se atualiza sozinho.',
    refreshRunning: 'O banco está sendo lido agora.',
    refreshFailed: 'Não foi possível atualizar agora',
    nameTitle: 'Nome da conexão',
    mfaTitle: 'O banco fez uma pergunta',
    mfaAnswer: 'Sua resposta',
    mfaSend: 'Enviar ao banco',
    mfaSending: 'Enviando…',
    mfaFailed: 'A resposta não foi aceita',
    mfaImage: 'Imagem enviada pelo banco',
    mfaChoose: 'Escolha uma opção',
    mfaNeeded: 'Preencha a resposta para continuar.',
    mfaUntil: (when) =>
      `Vale até ${when}. A resposta passa por este serviço e pela Pluggy até o banco, e não fica guardada aqui.`,
    accounts: 'Contas desta conexão',
    noAccounts: 'Nenhuma conta chegou por esta conexão.',
    consent: 'Autorização',
    consentSince: 'Autorizado em',
    consentUntil: 'Vale até',
    consentNoEnd: 'Sem prazo, até você cancelar',
    consentData: 'Dados compartilhados',
    consentNone: 'O banco não informou a autorização desta conexão.',
    consentLink: 'Ver todas as autorizações',
    endTitle: 'Encerrar',
    removeTitle: 'Remover a conexão',
    removeBody:
      'O acesso ao banco e a autorização terminam, e as contas e transações desta conexão deixam de aparecer. As outras conexões continuam.',
    eraseTitle: 'Apagar os seus dados',
    eraseBody:
      'É outra coisa: apaga de vez tudo o que está guardado sobre você, de todos os bancos, e dá um recibo.',
    eraseLink: 'Ir para Privacidade',
    gone: 'Esta conexão não existe mais',
    goneBody: 'Ela foi removida, ou o endereço está errado. As outras estão na lista.',
    loadFailed: 'Não foi possível carregar a conexão',
    connect: 'Conectar banco',
  },
  {
    all: 'All connections',
    details: 'See details',
    products: 'What was read',
    product: 'Data',
    state: 'State',
    productNames: {
      accounts: 'Accounts',
      transactions: 'Transactions',
      bills: 'Card bills',
      investments: 'Investments',
      investmentTransactions: 'Investment movements',
      loans: 'Loans',
      identity: 'Personal details',
      consents: 'Consents',
    },
    read: (when) => `Read ${when}`,
    readUnknown: 'Read',
    reading: 'Being read now',
    unread: 'Not read yet',
    notOffered: 'Not offered by this bank',
    failed: (when) =>
      when === null ? 'Failed; we will try again' : `Failed; we will try again. Last read ${when}`,
    quota: (day) =>
      day === null
        ? 'The monthly quota of readings at the bank is used up'
        : `The monthly quota of readings at the bank is used up; it is back on ${day}`,
    withheld: 'The bank did not release it; what was here before is kept',
    inShort: (read, offered) =>
      offered === 1 ? `${read} of 1 kind of data read` : `${read} of ${offered} kinds of data read`,
    updates: 'Updates',
    lastRead: 'Last read at the bank',
    nextRead: 'Next reading',
    nextUnknown: 'No time has been set yet',
    nextOff: 'Only when you ask',
    autoSync: 'Update by itself, once a day',
    autoSyncHint: 'Switching it on again asks for a reading now.',
    autoSyncFailed: 'Automatic updates could not be changed',
    refresh: 'Update now',
    refreshing: 'Asking the bank…',
    refreshAsked: 'Asked. New data appears here as soon as the bank answers.',
    refreshLater: (when) => `You can ask again ${when}.`,
    refreshSoon: 'It was read a moment ago. Try again in a few minutes.',
    refreshWhy: 'The bank limits readings: there has to be some time between two.',
    refreshLogin: 'The bank waits for you: do first what is asked for above.',
    refreshNever: 'This bank is not read on request. It updates by itself.',
    refreshRunning: 'The bank is being read now.',
    refreshFailed: 'It could not be updated now',
    nameTitle: 'Name of the connection',
    mfaTitle: 'The bank asked a question',
    mfaAnswer: 'Your answer',
    mfaSend: 'Send to the bank',
    mfaSending: 'Sending…',
    mfaFailed: 'The answer was not accepted',
    mfaImage: 'Picture sent by the bank',
    mfaChoose: 'Choose an option',
    mfaNeeded: 'Fill in the answer to go on.',
    mfaUntil: (when) =>
      `Good until ${when}. The answer goes through this service and Pluggy to the bank, and is not kept here.`,
    accounts: 'Accounts of this connection',
    noAccounts: 'No account has come through this connection.',
    consent: 'Consent',
    consentSince: 'Granted on',
    consentUntil: 'Good until',
    consentNoEnd: 'No end, until you cancel it',
    consentData: 'Data shared',
    consentNone: 'The bank has not told about the consent of this connection.',
    consentLink: 'See all consents',
    endTitle: 'Ending it',
    removeTitle: 'Remove the connection',
    removeBody:
      'Access to the bank and the consent end, and the accounts and transactions of this connection are no longer shown. Other connections stay.',
    eraseTitle: 'Erase your data',
    eraseBody:
      'This is something else: it erases for good everything that is stored about you, of all banks, and gives you a receipt.',
    eraseLink: 'Go to Privacy',
    gone: 'This connection is no longer there',
    goneBody: 'It was removed, or the address is wrong. The others are in the list.',
    loadFailed: 'The connection could not be loaded',
    connect: 'Connect a bank',
  },
);
