import type { Stage } from '../flow/item-phase.ts';
import type { Way } from '../flow/problem.ts';
import { problemsPt } from './problems-pt.ts';

const none: Readonly<Record<string, string>> = {};
const ways: Readonly<Record<Way, string>> = {
  retry: 'Tentar de novo',
  correct: 'Corrigir meus dados',
  otherBank: 'Escolher outro banco',
  restart: 'Começar de novo',
  widget: 'Abrir a janela da Pluggy',
  direct: 'Conectar por aqui',
  close: 'Fechar',
};
const stages: Readonly<Record<Stage, string>> = {
  login: 'Entrando no banco',
  accounts: 'Lendo contas e cartões',
  transactions: 'Lendo transações',
  rest: 'Lendo os outros dados',
};

/** All that the element says, in Brazilian Portuguese. The English twin has the same shape. */
export const textsPt = {
  tag: 'pt-BR',
  button: 'Conectar banco',
  title: 'Conectar banco',
  close: 'Fechar',
  back: 'Voltar',
  continue: 'Continuar',
  done: 'Concluir',
  loading: 'Carregando…',
  sandbox: 'Ambiente de testes. Nenhum banco de verdade é acessado.',
  offline: 'Sem resposta no momento. Continuamos tentando; nada se perdeu.',
  ways,
  banks: {
    heading: 'Escolha o seu banco',
    search: 'Buscar banco',
    count: (n: number) => (n === 1 ? '1 banco' : `${n} bancos`),
    none: (query: string) =>
      `Nenhum banco encontrado para “${query}”. Confira o nome ou procure por uma parte dele.`,
    empty: 'Nenhum banco disponível neste aplicativo.',
    offline: 'Fora do ar',
    unstable: 'Instável agora',
    business: 'Empresa',
    test: 'Teste',
  },
  consent: {
    heading: (bank: string) => `Compartilhar os dados de sua conta: ${bank}`,
    headingUpdate: (bank: string) => `Atualizar a conexão com ${bank}`,
    receives: 'Quem recebe',
    through: 'Por meio de',
    sends: 'Quem envia',
    whose: 'De quem',
    whoseNext: 'Do titular do documento que você informar a seguir',
    whoseBank: 'De quem entrar no banco',
    purpose: 'Para quê',
    until: 'Até quando',
    noEnd: 'Sem prazo, até você cancelar',
    what: 'O que é lido',
    details: 'Ver detalhes',
    groups: [
      ['Cadastro', 'nome, documento, contatos e endereço'],
      ['Contas', 'saldo, limites e movimentações'],
      ['Cartões', 'limite, faturas e compras'],
      ['Operações de crédito', 'empréstimos e financiamentos: parcelas e saldo devedor'],
      ['Investimentos', 'posição, rendimento e movimentações'],
    ] as readonly (readonly [group: string, data: string])[],
    trust: 'Somente leitura: ninguém pode movimentar o seu dinheiro. Você cancela quando quiser.',
    hop: (bank: string) => `Você será levado ao banco (${bank}) para autorizar.`,
    agree: 'Concordo e continuar',
  },
  credentials: {
    heading: (bank: string) => `Entre em sua conta: ${bank}`,
    headingDocument: (bank: string) => `De quem é a conta? ${bank}`,
    lead: 'Os dados vão direto para a Pluggy, que fala com o banco. Este aplicativo não os recebe.',
    submit: 'Conectar',
    show: 'Mostrar',
    hide: 'Ocultar',
    optional: 'opcional',
    choose: 'Escolha uma opção',
    forgotten: 'Esqueci minha senha',
    faults: {
      missing: 'Preencha este campo.',
      cpf: 'Este CPF não existe. Confira os 11 números.',
      cnpj: 'Este CNPJ não existe. Confira os 14 caracteres, números ou letras.',
      date: 'Este dia não existe. Escreva dia/mês/ano, como 28/02/1990.',
      rule: 'Confira este campo: o banco espera outra forma.',
    },
  },
  working: {
    heading: (bank: string) => `Conectando ${bank}`,
    lead: 'Costuma levar menos de um minuto.',
    slow: 'O banco está demorando mais que o normal. Você pode esperar aqui, ou fechar: a conexão continua sozinha.',
    later: 'Fechar e continuar depois',
    stages,
    stageDone: 'pronto',
  },
  question: {
    heading: 'Confirme que é você',
    lead: (bank: string) => `${bank} pede mais uma informação.`,
    submit: 'Confirmar',
    image: 'Imagem enviada pelo banco',
  },
  timeLeft: (time: string) => `Restam ${time}`,
  timeOver: 'O prazo terminou. Esperando o banco…',
  visit: {
    heading: (bank: string) => `Autorize no banco: ${bank}`,
    lead: (bank: string) =>
      `Você será levado ao banco (${bank}). Autorize por lá e volte: esta página continua sozinha.`,
    whose: (number: string) => `Documento: ${number}`,
    open: 'Ir para o banco',
    again: 'Abrir o banco de novo',
    waiting: 'Esperando a sua autorização…',
    blocked: 'O navegador bloqueou a janela do banco. Abra pelo link:',
    link: 'Abrir a página do banco',
    closed:
      'Se você já autorizou no banco, espere um momento. Se a janela dele fechou antes disso, abra de novo.',
  },
  action: {
    heading: 'Falta um passo no aplicativo do banco',
    qr: 'Código QR para ler com o aplicativo do banco',
    qrLead: 'Abra o aplicativo do banco em outro aparelho e leia o código. Ele muda a cada poucos segundos.',
    authorizeLead: 'Abra o aplicativo do banco e autorize este aparelho.',
    device: 'Aparelho',
    code: 'Código',
    copy: 'Copiar',
    copied: 'Copiado',
    link: 'Abrir a página do banco',
    waiting: 'Esperando o banco…',
  },
  finished: {
    heading: 'Banco conectado',
    lead: (bank: string) => `A conexão com ${bank} está pronta. Os dados aparecem em instantes.`,
    partial: (what: string) =>
      `O banco não entregou uma parte${what}. Ela é pedida de novo na próxima atualização.`,
    approvers:
      'A conta ainda espera a aprovação de outras pessoas no banco. Peça que elas aprovem; os dados chegam depois.',
    products: {
      accounts: 'contas',
      creditCards: 'cartões',
      transactions: 'transações',
      investments: 'investimentos',
      investmentTransactions: 'movimentações de investimentos',
      investmentsTransactions: 'movimentações de investimentos',
      identity: 'cadastro',
      paymentData: 'dados de pagamento',
      loans: 'empréstimos',
      accountStatements: 'extratos',
    } as Readonly<Record<string, string>>,
  },
  failed: {
    bankSays: 'O banco informou:',
    wait: (minutes: number) => (minutes === 1 ? 'Espere 1 minuto.' : `Espere ${minutes} minutos.`),
    code: 'Código para o suporte',
  },
  widgetSlow: 'A janela da Pluggy está demorando. Um bloqueador pode estar impedindo que ela abra.',
  widgetOpening: 'Abrindo a janela da Pluggy…',
  /** Banks word their fields in Portuguese; the English texts replace those whose names they know. */
  labels: none,
  options: none,
  usesBankWords: true,
  problems: problemsPt,
};

export type Texts = typeof textsPt;
