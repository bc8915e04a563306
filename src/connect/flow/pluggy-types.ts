// The parts of Pluggy's documented objects that the flow reads. All members may be missing but for those without `?`.

/** A field of a bank's form; also the question that an item asks while it waits. */
export interface Credential {
  readonly name: string;
  readonly label?: string | null;
  /** `text`, `password`, `number`, `image`, `select`; `oauth` occurs in an item's `parameter`. */
  readonly type?: string | null;
  readonly mfa?: boolean | null;
  readonly placeholder?: string | null;
  readonly assistiveText?: string | null;
  readonly instructions?: string | null;
  /** A regular expression, as text. */
  readonly validation?: string | null;
  readonly validationMessage?: string | null;
  readonly optional?: boolean | null;
  /** A picture in base64 for `image`, the address to open for `oauth`. */
  readonly data?: string | null;
  readonly options?: readonly { readonly value: string; readonly label: string }[] | null;
  /** ISO 8601, UTC, by Pluggy's clock. */
  readonly expiresAt?: string | null;
}

/** A bank or another institution. */
export interface Connector {
  readonly id: number;
  readonly name: string;
  readonly imageUrl?: string | null;
  /** Hexadecimal, without the leading `#`. */
  readonly primaryColor?: string | null;
  readonly type?: string | null;
  readonly credentials: readonly Credential[];
  readonly oauth?: boolean | null;
  readonly resetPasswordUrl?: string | null;
  readonly health?: { readonly status?: string | null } | null;
  readonly isOpenFinance?: boolean | null;
  readonly isSandbox?: boolean | null;
}

/** Something to do in the bank's app. */
export interface UserAction {
  readonly type?: string | null;
  readonly instructions?: string | null;
  /** Pluggy does not document the names. */
  readonly attributes?: Readonly<Record<string, string>> | null;
  readonly expiresAt?: string | null;
}

/** One connection of one person to one bank. */
export interface Item {
  readonly id: string;
  readonly connector: Connector;
  readonly status: string;
  readonly executionStatus: string;
  readonly error?: {
    readonly code?: string | null;
    readonly message?: string | null;
    readonly providerMessage?: string | null;
    readonly attributes?: Readonly<Record<string, string>> | null;
  } | null;
  readonly statusDetail?: Readonly<Record<string, ProductDetail | null>> | null;
  readonly parameter?: Credential | null;
  readonly userAction?: UserAction | null;
  readonly oauthRedirectUri?: string | null;
  readonly updatedAt?: string | null;
}

/** How reading one product went. */
export interface ProductDetail {
  readonly isUpdated?: boolean | null;
  readonly warnings?: readonly { readonly code?: string | null; readonly message?: string | null }[] | null;
}

/** The body of an error. */
export interface ErrorBody {
  readonly message?: string | null;
  readonly codeDescription?: string | null;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly details?: readonly {
    readonly code?: string | null;
    readonly parameter?: string | null;
    readonly message?: string | null;
  }[];
  /** With ITEM_USER_ALREADY_EXISTS: the connections that exist. */
  readonly items?: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null: the answer is no connector. */
export function readConnector(value: unknown): Connector | null {
  if (!isObject(value) || typeof value['id'] !== 'number' || typeof value['name'] !== 'string') return null;
  const credentials = Array.isArray(value['credentials']) ? value['credentials'].filter(isNamed) : [];
  return { ...value, id: value['id'], name: value['name'], credentials };
}

const isNamed = (value: unknown): value is Credential => isObject(value) && typeof value['name'] === 'string';

/** Null: the answer is no item. */
export function readItem(value: unknown): Item | null {
  if (!isObject(value)) return null;
  const connector = readConnector(value['connector']);
  const { id, status, executionStatus } = value;
  if (connector === null || typeof id !== 'string' || typeof status !== 'string') return null;
  return {
    ...value,
    id,
    status,
    connector,
    executionStatus: typeof executionStatus === 'string' ? executionStatus : status,
  };
}
