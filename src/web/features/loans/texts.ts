import { texts } from '../../lib/texts.ts';

export const loanTexts = texts(
  {
    title: 'Empréstimos',
    owed: 'Falta pagar',
    untold: (count: number) =>
      count === 1
        ? 'De 1 contrato o banco não informa quanto falta: ele não está na soma.'
        : `De ${count} contratos o banco não informa quanto falta: eles não estão na soma.`,
    none: 'Nenhum empréstimo para mostrar',
    noneBody: 'Empréstimos e financiamentos dos bancos que você conectar aparecem aqui.',
    connections: 'Ver conexões',
    loadFailed: 'Não foi possível carregar os empréstimos',
    unnamed: 'Contrato sem nome',
    leftOf: (left: number, of: number) =>
      `${left === 1 ? 'Falta' : 'Faltam'} ${left} de ${of} ${of === 1 ? 'parcela' : 'parcelas'}`,
    left: (left: number) => (left === 1 ? 'Falta 1 parcela' : `Faltam ${left} parcelas`),
    leftUnknown: 'O banco não informa quantas parcelas faltam',
    late: (late: number) => (late === 1 ? '1 parcela em atraso' : `${late} parcelas em atraso`),
    over: 'Quitado',
    contracted: 'Valor contratado',
    paidCount: 'Parcelas pagas',
    endsOn: 'Última parcela',
    cet: 'Custo efetivo total por ano',
    contract: 'Contrato',
    signedOn: 'Assinado em',
    payments: 'Pagamentos feitos',
    paymentDay: 'Dia',
    paymentAmount: 'Valor',
  },
  {
    title: 'Loans',
    owed: 'Left to pay',
    untold: (count) =>
      count === 1
        ? 'Of 1 contract the bank does not tell how much is left: it is not in the sum.'
        : `Of ${count} contracts the bank does not tell how much is left: they are not in the sum.`,
    none: 'No loan to show',
    noneBody: 'Loans and financing of the banks that you connect appear here.',
    connections: 'See connections',
    loadFailed: 'The loans could not be loaded',
    unnamed: 'Contract without a name',
    leftOf: (left, of) => `${left} of ${of} ${of === 1 ? 'instalment' : 'instalments'} left`,
    left: (left) => (left === 1 ? '1 instalment left' : `${left} instalments left`),
    leftUnknown: 'The bank does not tell how many instalments are left',
    late: (late) => (late === 1 ? '1 instalment is late' : `${late} instalments are late`),
    over: 'Paid off',
    contracted: 'Amount agreed',
    paidCount: 'Instalments paid',
    endsOn: 'Last instalment',
    cet: 'Total effective cost a year',
    contract: 'Contract',
    signedOn: 'Signed on',
    payments: 'Payments made',
    paymentDay: 'Day',
    paymentAmount: 'Amount',
  },
);
