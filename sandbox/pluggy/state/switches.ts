/** How the signature of a delivery is made: hexadecimal HMAC of the body's bytes, in a header. */
export interface Signing {
  readonly header: string;
  readonly algorithm: 'sha256' | 'sha512';
  readonly secret: string;
}

/** Where the sandbox may be stricter or stranger than a person at a desk wants it. */
export interface Switches {
  /** Webhook and redirect addresses obey Pluggy's rules: https on port 443 at a public name. */
  readonly strictUrls: boolean;
  /** One update per item and hour for the application; connect tokens are exempt. */
  readonly hourlyFloor: boolean;
  /** Pluggy's documented limits per address, operation and minute. */
  readonly rateLimits: boolean;
  /** What `Retry-After` says on a 429. Pluggy says 60; tests cannot wait that long. */
  readonly retryAfterSeconds: number;
  /** How many milliseconds a call of the API takes at least, as if Pluggy were far away. */
  readonly callMs: number;
  /** The application is switched off: `POST /auth` answers CLIENT_DISABLED. */
  readonly clientDisabled: boolean;
  /** How long an API key lives. */
  readonly apiKeySeconds: number;
  /** Pluggy's real signature is not published, so nothing is signed unless this says how. */
  readonly signing: Signing | null;
  /** Open Finance's monthly limits per person, bank and product. */
  readonly quotas: boolean;
  /** PEM of the key that decrypts encrypted `parameters`; null refuses them. */
  readonly privateKey: string | null;
  /** The deprecated `GET /transactions` works; applications of today get 410. */
  readonly transactionsV1: boolean;
  /** How many items the application's subscription allows; null: any number. */
  readonly itemsLimit: number | null;
  /** Addresses and networks (`10.0.0.0/8`) from which API keys work; empty: all. Connect tokens work anywhere. */
  readonly ipAllowlist: readonly string[];
  /** Whether items may be updated by a call: not by a trial application (`sandbox`), or not at all (`off`). */
  readonly itemUpdates: 'on' | 'sandbox' | 'off';
  /** Whether API keys may make items (`on`), or connect tokens alone (`widget`), as in the free tier. */
  readonly itemCreation: 'on' | 'widget';
}

export const defaultSwitches: Switches = {
  strictUrls: false,
  hourlyFloor: false,
  rateLimits: false,
  retryAfterSeconds: 1,
  callMs: 0,
  clientDisabled: false,
  quotas: false,
  privateKey: null,
  apiKeySeconds: 2 * 3600,
  signing: null,
  transactionsV1: false,
  itemsLimit: null,
  ipAllowlist: [],
  itemUpdates: 'on',
  itemCreation: 'on',
};
