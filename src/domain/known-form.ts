import { parseItemId } from './ids.ts';

/** The kinds of Pluggy's objects whose form is looked at. */
export type ObjectKind =
  | 'item'
  | 'accounts'
  | 'bills'
  | 'investments'
  | 'investmentTransactions'
  | 'loans'
  | 'identity'
  | 'consents';

type Check = (value: unknown) => boolean;
type Form = Readonly<Record<string, Check>>;

/** Digits that were kept as text, see `lossless-json`. */
const isDigits = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'isLosslessNumber' in value;

const isNumber: Check = (value) => typeof value === 'number' || isDigits(value);
const isText: Check = (value) => typeof value === 'string';
const isList: Check = (value) => Array.isArray(value);
const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isDigits(value);

/** Null and missing mean the same: the bank did not say. */
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);

const oneOf =
  (...names: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && names.includes(value);

const like =
  (form: Form): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(form).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const [text, number, list, object] = [isText, isNumber, isList, isObject].map(optional) as [
  Check,
  Check,
  Check,
  Check,
];

/**
 * The members by which this project decides or that people are shown, and what they have to be. Other members may be
 * anything: Pluggy adds some without notice.
 */
const FORMS: Readonly<Record<ObjectKind, Form>> = {
  item: {
    status: oneOf(
      ...['UPDATED', 'UPDATING', 'LOGIN_ERROR', 'OUTDATED', 'MERGING'],
      ...['WAITING_USER_INPUT', 'WAITING_USER_ACTION'],
    ),
    executionStatus: text,
    connector: like({ id: isNumber, name: isText, primaryColor: text, products: list }),
    products: list,
    parameter: optional(like({ type: text, data: text })),
    statusDetail: object,
    error: object,
    updatedAt: text,
    lastUpdatedAt: text,
  },
  accounts: {
    type: oneOf('BANK', 'CREDIT'),
    subtype: text,
    name: text,
    marketingName: text,
    number: text,
    balance: isNumber,
    currencyCode: isText,
    bankData: object,
    creditData: optional(
      like({ brand: text, creditLimit: number, availableCreditLimit: number, balanceDueDate: text }),
    ),
  },
  bills: {
    dueDate: isText,
    billClosingDate: text,
    totalAmount: isNumber,
    totalAmountCurrencyCode: text,
    minimumPaymentAmount: number,
    financeCharges: list,
    payments: list,
  },
  investments: {
    type: oneOf('FIXED_INCOME', 'SECURITY', 'MUTUAL_FUND', 'EQUITY', 'ETF', 'COE', 'OTHER'),
    name: text,
    balance: isNumber,
    currencyCode: isText,
    date: text,
    dueDate: text,
    status: optional(oneOf('ACTIVE', 'PENDING', 'TOTAL_WITHDRAWAL')),
  },
  investmentTransactions: { type: text, date: text, amount: number, quantity: number, value: number },
  loans: {
    productName: text,
    contractNumber: text,
    contractAmount: number,
    currencyCode: text,
    installments: object,
    payments: object,
  },
  identity: {
    fullName: text,
    document: text,
    birthDate: text,
    emails: list,
    phoneNumbers: list,
    addresses: list,
  },
  consents: { products: list, createdAt: text, expiresAt: text, revokedAt: text },
};

/**
 * Whether an object of Pluggy's has a form that this program does not know: it is stored and shown with what is known
 * of it, and its connection says so. @param value parsed JSON, numbers as numbers or as their digits
 */
export const hasUnknownForm = (kind: ObjectKind, value: unknown): boolean => !like(FORMS[kind])(value);

/** Whether it can be told apart from others; without a UUID it cannot be stored. */
export const hasUsableId = (value: unknown): boolean =>
  isObject(value) && parseItemId((value as Record<string, unknown>)['id']) !== undefined;
