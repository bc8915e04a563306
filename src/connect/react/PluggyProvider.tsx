import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { type Client, createClient } from '../../client/index.ts';

export interface PluggyProviderProps {
  /** Where the service is, such as `https://finance.example.com`; default: where the page is. */
  readonly serviceUrl?: string;
  /** Whose banks these are: the user that your server knows. */
  readonly userId: string;
  /** A session token of this user, or what fetches one from your server; without it the session's cookie counts. */
  readonly session?: string | (() => Promise<string>);
  readonly language?: 'pt-BR' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly children?: ReactNode;
}

export interface PluggyContext {
  readonly serviceUrl: string;
  readonly userId: string;
  readonly language: 'pt-BR' | 'en' | undefined;
  readonly theme: 'light' | 'dark' | undefined;
  readonly client: Client;
  /** Counts what makes lists worth reading again. */
  readonly version: number;
  /** A connect token, for one connection when it is named. */
  getToken(itemId: string | null): Promise<string>;
  /** Tells the service which bank was connected; lists are read again. */
  report(itemId: string): Promise<void>;
}

const Context = createContext<PluggyContext | null>(null);

/** Gives everything below it the service, and the person whose banks these are. */
export function PluggyProvider(props: PluggyProviderProps): ReactNode {
  const { serviceUrl = '', userId, session, language, theme, children } = props;
  const [version, setVersion] = useState(0);
  // A function that is written in place is another one at each render; the client is to stay.
  const latest = useRef(session);
  latest.current = session;
  const hasSession = session !== undefined;
  const client = useMemo(() => {
    const token = async (): Promise<string> => {
      const { current } = latest;
      return typeof current === 'function' ? current() : (current ?? '');
    };
    return createClient({
      baseUrl: `${serviceUrl}/api/pluggy-v2`,
      ...(language && { language }),
      ...(hasSession && { token }),
    });
  }, [serviceUrl, language, hasSession]);

  const report = useCallback(
    async (itemId: string) => {
      await client.reportItem({ userId, itemId });
      setVersion((before) => before + 1);
    },
    [client, userId],
  );
  const getToken = useCallback(
    async (itemId: string | null) => {
      // What was begun a moment ago may not be known to the service yet, and only known connections get a token.
      if (itemId !== null) await client.reportItem({ userId, itemId }).catch(() => undefined);
      const which = itemId === null ? { options: { avoidDuplicates: true } } : { itemId };
      return (await client.createConnectToken({ userId, ...which })).connectToken;
    },
    [client, userId],
  );
  const value = useMemo(
    () => ({ serviceUrl, userId, language, theme, client, version, getToken, report }),
    [serviceUrl, userId, language, theme, client, version, getToken, report],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function usePluggy(): PluggyContext {
  const context = useContext(Context);
  if (context === null) throw new Error('There is no <PluggyProvider> above this component');
  return context;
}
