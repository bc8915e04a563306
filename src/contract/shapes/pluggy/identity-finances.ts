import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

/** What a person or company has at a bank, who acts for it there, and by whom it is paid. */
export const financialRelationships = open({
  /** Since when the person has been a client of the bank. A day, written as a moment in UTC. */
  startDate: maybe(text),
  /** What the person uses, in the words of Open Finance, such as CONTA_POUPANCA. */
  productsServicesType: maybe(z.array(text)),
  /** What is meant where the list holds OUTROS. */
  productsServicesTypeAdditionalInfo: maybe(text),
  /** Who may act for the person or company. */
  procurators: maybe(
    z.array(
      open({
        /** REPRESENTANTE_LEGAL or PROCURADOR. */
        type: maybe(text),
        /** The CPF; for a company it may be a CNPJ. `documentNumber` says the same. */
        cpfNumber: maybe(text),
        /** The CPF or CNPJ. */
        documentNumber: maybe(text),
        /** CPF or CNPJ: which `documentNumber` is. */
        documentType: maybe(text),
        /** The name in the documents; for a company it may be its own. */
        civilName: maybe(text),
        /** The name that he or she goes by. */
        socialName: maybe(text),
      }),
    ),
  ),
  /** Accounts that the consent covers. */
  accounts: maybe(
    z.array(
      open({
        /** The number of the bank (COMPE). */
        compeCode: maybe(text),
        /** The branch of the bank. */
        branchCode: maybe(text),
        /** The number of the account, without its check digit. */
        number: maybe(text),
        /** The check digit of `number`. */
        checkDigit: maybe(text),
        /** Which kind of account it is, in the words of Open Finance. */
        type: maybe(text),
        /** Which kind within `type`. */
        subtype: maybe(text),
      }),
    ),
  ),
  /** Of a person: pay that another bank passes on to this one. */
  portabilitiesReceived: maybe(
    z.array(
      open({
        /** What the employer is called. */
        employerName: maybe(text),
        /** The CPF or CNPJ of the employer. */
        employerDocument: maybe(text),
        /** The CNPJ of the bank to which the employer pays. */
        paycheckBankDetainerCnpj: maybe(text),
        /** The number (ISPB) of the bank to which the employer pays. */
        paycheckBankDetainerIspb: maybe(text),
        /** When it was approved. A day, written as a moment in UTC. */
        portabilityApprovalDate: maybe(text),
      }),
    ),
  ),
  /** Of a person: employers that pay to this bank, or did. */
  paychecksBankLink: maybe(
    z.array(
      open({
        /** What the employer is called. */
        employerName: maybe(text),
        /** The CPF or CNPJ of the employer. */
        employerDocument: maybe(text),
        /** The CNPJ of the bank that the employer pays by. */
        paycheckBankCnpj: maybe(text),
        /** The number (ISPB) of the bank that the employer pays by. */
        paycheckBankIspb: maybe(text),
        /** When the account for the pay was opened. A day, written as a moment in UTC. */
        accountOpeningDate: maybe(text),
      }),
    ),
  ),
});

export const qualifications = open({
  /** The CNPJ of the company. */
  companyCnpj: maybe(text),
  /** The list that the occupation is of: RECEITA_FEDERAL, CBO, or OUTRO for none. */
  occupationCode: maybe(text),
  /** The code of the occupation in that list; with OUTRO, the occupation in words. */
  occupationDescription: maybe(text),
  /** What the person earns. */
  informedIncome: maybe(
    open({
      /** What `amount` is for: DIARIA, SEMANAL, QUINZENAL, MENSAL, BIMESTRAL, TRIMESTRAL, SEMESTRAL, ANUAL or OUTROS. */
      frequency: maybe(text),
      /** The income. No currency is said: of a bank in Brazil, reais. */
      amount: maybe(decimal),
      /** When the person told the bank. A day, written as a moment in UTC. */
      date: maybe(text),
    }),
  ),
  /** What the person or company owns. */
  informedPatrimony: maybe(
    open({
      /** Its worth. No currency is said: of a bank in Brazil, reais. */
      amount: maybe(decimal),
      /** The year that it is of. */
      year: maybe(decimal),
      /** Of a company: the day that it is of, written as a moment in UTC. */
      date: maybe(text),
    }),
  ),
  /** Of a company: what it does, by the classification CNAE. */
  economicActivities: maybe(
    z.array(
      open({
        /** The code of CNAE, seven digits. */
        code: maybe(text),
        /** Whether it is the main one. */
        isMain: maybe(truth),
      }),
    ),
  ),
  /** Of a company: what it takes in. */
  informedRevenue: maybe(
    open({
      /** The revenue. No currency is said: of a bank in Brazil, reais. */
      amount: maybe(decimal),
      /** What `amount` is for: DAILY, WEEKLY, BIWEEKLY, MONTHLY, BIMONTHLY, QUARTERLY, SEMIANNUAL, ANNUAL or OTHER. */
      frequency: maybe(text),
      /** What is meant by OTHER. */
      frequencyAdditionalInfo: maybe(text),
      /** The year that it is of. */
      year: maybe(decimal),
    }),
  ),
});
