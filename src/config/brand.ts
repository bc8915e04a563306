import { parseOrigin } from './parsers.ts';
import type { Reader } from './Reader.ts';

/** Who the team is, for the pages and the consent screen. */
export interface Brand {
  /** What the app is called. */
  readonly name: string | undefined;
  /** Where the app is; the pages lead back to it. */
  readonly url: string | undefined;
  /** A picture, https. */
  readonly logoUrl: string | undefined;
  /** Who receives the data, as the law knows them. */
  readonly legalName: string | undefined;
  /** Why the data is asked for, in one sentence; `|` separates Portuguese from English. */
  readonly purpose: string | undefined;
}

const parseHttps = (text: string): string | undefined =>
  URL.canParse(text) && new URL(text).protocol === 'https:' ? new URL(text).href : undefined;

export function readBrand(read: Reader): Brand {
  return {
    name: read.text('APP_NAME'),
    url: read.value('APP_URL', parseOrigin, 'an http or https URL without user, query or fragment'),
    logoUrl: read.value('APP_LOGO_URL', parseHttps, "an https URL of the logo's picture"),
    legalName: read.text('APP_LEGAL_NAME'),
    purpose: read.text('CONSENT_PURPOSE'),
  };
}
