import { texts } from '../../lib/texts.ts';
import type { ConsentStanding } from './consent-standing.ts';

interface PrivacyTexts {
  readonly title: string;
  readonly intro: string;
  readonly consents: string;
  readonly consentsBody: string;
  readonly noConsents: string;
  readonly consentsFailed: string;
  readonly past: (count: number) => string;
  readonly states: Readonly<Record<ConsentStanding['state'], string>>;
  readonly since: string;
  readonly until: string;
  readonly endedOn: string;
  readonly noEnd: string;
  readonly data: string;
  readonly unknownBank: string;
  readonly revoke: string;
  readonly revokeOf: (bank: string) => string;
  readonly log: string;
  readonly logBody: string;
  readonly noLog: string;
  readonly logFailed: string;
  readonly more: string;
  readonly by: Readonly<Record<string, string>>;
  readonly times: (count: string) => string;
  readonly refused: string;
  readonly failed: string;
  readonly network: (network: string) => string;
  readonly export: string;
  readonly exportBody: string;
  readonly exportAll: string;
  readonly exportAllBody: string;
  readonly exportRows: string;
  readonly exportRowsBody: string;
  readonly excel: string;
  readonly csv: string;
  readonly jsonl: string;
  readonly ofx: string;
  readonly ofxBody: string;
  readonly ofxAccount: string;
  readonly erase: string;
  readonly eraseBody: string;
  readonly eraseKeeps: string;
  readonly eraseButton: string;
  readonly eraseTitle: string;
  readonly eraseWarning: string;
  readonly eraseType: (word: string) => string;
  readonly eraseWord: string;
  readonly eraseConfirm: string;
  readonly erasing: string;
  readonly eraseFailed: string;
  readonly receipt: string;
  readonly receiptBody: string;
  readonly receiptNumber: string;
  readonly copy: string;
  readonly copied: string;
  readonly erasureStates: Readonly<Record<string, string>>;
  readonly erased: (rows: string) => string;
  readonly finishedOn: string;
  readonly receiptUnreadable: string;
}

export const privacyTexts = texts<PrivacyTexts>(
  {
    title: 'Privacidade',
    intro: 'O que você autorizou, quem viu os seus dados, e como levá-los embora ou apagá-los.',
    consents: 'Autorizações',
    consentsBody: 'O que cada banco pode compartilhar. Revogar é tão simples quanto autorizar.',
    noConsents: 'Nenhuma autorização ainda.',
    consentsFailed: 'Não foi possível carregar as autorizações',
    past: (count) => `Terminadas e revogadas (${count})`,
    states: { active: 'Ativa', ended: 'Terminada', revoked: 'Revogada' },
    since: 'Desde',
    until: 'Vale até',
    endedOn: 'Terminou em',
    noEnd: 'Sem prazo, até você cancelar',
    data: 'Dados compartilhados',
    unknownBank: 'Banco',
    revoke: 'Revogar',
    revokeOf: (bank) => `Revogar a autorização de ${bank}`,
    log: 'Quem viu os seus dados',
    logBody: 'Cada leitura, mudança e cópia dos seus dados, a mais recente primeiro.',
    noLog: 'Nenhum acesso registrado ainda.',
    logFailed: 'Não foi possível carregar os acessos',
    more: 'Mostrar mais',
    by: {
      you: 'Você',
      application: 'O aplicativo que você usa',
      operator: 'A equipe do serviço',
      somebody_else: 'Outra pessoa',
      unknown: 'Não se sabe quem',
    },
    times: (count) => `${count} vezes`,
    refused: 'Recusado',
    failed: 'Falhou',
    network: (network) => `rede ${network}`,
    export: 'Levar os seus dados',
    exportBody: 'Os arquivos são feitos na hora e baixados neste aparelho.',
    exportAll: 'Tudo sobre você (ZIP)',
    exportAllBody: 'Todos os dados guardados, com uma página que os explica.',
    exportRows: 'Transações',
    exportRowsBody: 'De todas as contas, para planilhas e outros programas.',
    excel: 'Excel (CSV brasileiro)',
    csv: 'CSV internacional',
    jsonl: 'JSON, uma por linha',
    ofx: 'OFX, de uma conta',
    ofxBody: 'Para programas de finanças. Escolha a conta.',
    ofxAccount: 'Conta do arquivo OFX',
    erase: 'Apagar tudo',
    eraseBody:
      'Apaga de vez tudo o que está guardado aqui sobre você: conexões, contas, transações, notas e regras. As autorizações nos bancos terminam também.',
    eraseKeeps:
      'Para encerrar um banco só, remova a conexão dele em Conexões. O que está no banco continua no banco.',
    eraseButton: 'Apagar todos os meus dados',
    eraseTitle: 'Apagar todos os seus dados?',
    eraseWarning: 'Não dá para desfazer. Se quiser uma cópia, baixe o ZIP antes.',
    eraseType: (word) => `Para confirmar, escreva ${word}`,
    eraseWord: 'APAGAR',
    eraseConfirm: 'Apagar de vez',
    erasing: 'Apagando…',
    eraseFailed: 'Não foi possível apagar os dados',
    receipt: 'Seus dados estão sendo apagados',
    receiptBody:
      'Nada seu aparece mais aqui. Guarde o número do recibo: com ele se vê até onde o apagamento foi. Ele não diz quem você é.',
    receiptNumber: 'Número do recibo',
    copy: 'Copiar número',
    copied: 'Copiado',
    erasureStates: {
      running: 'Apagando agora',
      waiting_for_pluggy: 'Apagado aqui; a Pluggy ainda encerra as conexões',
      done: 'Tudo apagado',
    },
    erased: (rows) => `${rows} registros apagados`,
    finishedOn: 'Terminou em',
    receiptUnreadable:
      'A sua sessão terminou com o apagamento. Para saber como ele está, informe o número do recibo ao aplicativo que você usa.',
  },
  {
    title: 'Privacy',
    intro: 'What you allowed, who saw your data, and how to take it along or erase it.',
    consents: 'Consents',
    consentsBody: 'What each bank may share. Revoking is as simple as granting.',
    noConsents: 'No consent yet.',
    consentsFailed: 'The consents could not be loaded',
    past: (count) => `Ended and revoked (${count})`,
    states: { active: 'Active', ended: 'Ended', revoked: 'Revoked' },
    since: 'Since',
    until: 'Good until',
    endedOn: 'Ended on',
    noEnd: 'No end, until you cancel it',
    data: 'Data shared',
    unknownBank: 'Bank',
    revoke: 'Revoke',
    revokeOf: (bank) => `Revoke the consent of ${bank}`,
    log: 'Who saw your data',
    logBody: 'Each time your data was read, changed or copied, the latest first.',
    noLog: 'No access recorded yet.',
    logFailed: 'The accesses could not be loaded',
    more: 'Show more',
    by: {
      you: 'You',
      application: 'The app that you use',
      operator: 'The team of the service',
      somebody_else: 'Somebody else',
      unknown: 'Nobody knows who',
    },
    times: (count) => `${count} times`,
    refused: 'Refused',
    failed: 'Failed',
    network: (network) => `network ${network}`,
    export: 'Take your data along',
    exportBody: 'The files are made on the spot and downloaded to this device.',
    exportAll: 'Everything about you (ZIP)',
    exportAllBody: 'All data that is stored, with a page that explains it.',
    exportRows: 'Transactions',
    exportRowsBody: 'Of all accounts, for spreadsheets and other programs.',
    excel: 'Excel (Brazilian CSV)',
    csv: 'International CSV',
    jsonl: 'JSON, one a line',
    ofx: 'OFX, of one account',
    ofxBody: 'For finance programs. Choose the account.',
    ofxAccount: 'Account of the OFX file',
    erase: 'Erase everything',
    eraseBody:
      'Erases for good everything that is stored here about you: connections, accounts, transactions, notes and rules. The consents at the banks end too.',
    eraseKeeps:
      'To end a single bank, remove its connection in Connections. What is at the bank stays at the bank.',
    eraseButton: 'Erase all my data',
    eraseTitle: 'Erase all your data?',
    eraseWarning: 'This cannot be undone. If you want a copy, download the ZIP first.',
    eraseType: (word) => `To confirm, type ${word}`,
    eraseWord: 'ERASE',
    eraseConfirm: 'Erase for good',
    erasing: 'Erasing…',
    eraseFailed: 'The data could not be erased',
    receipt: 'Your data is being erased',
    receiptBody:
      'Nothing of yours is shown here any more. Keep the number of the receipt: it tells how far the erasure is. It does not tell who you are.',
    receiptNumber: 'Number of the receipt',
    copy: 'Copy number',
    copied: 'Copied',
    erasureStates: {
      running: 'Being erased now',
      waiting_for_pluggy: 'Erased here; Pluggy is still ending the connections',
      done: 'Everything is erased',
    },
    erased: (rows) => `${rows} records erased`,
    finishedOn: 'Finished on',
    receiptUnreadable:
      'Your session ended with the erasure. To learn how it stands, give the number of the receipt to the app that you use.',
  },
);
