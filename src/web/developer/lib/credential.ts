/** An API key or a session token. It is kept in this variable alone: a reload forgets it. */
let credential = '';

export const readCredential = (): string => credential;

export const keepCredential = (given: string): void => {
  credential = given.trim();
};

/** What says who calls; empty without a credential, and then the cookie counts. */
export const credentialHeaders = (): Record<string, string> =>
  credential === '' ? {} : { authorization: `Bearer ${credential}` };
