// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { ConnectToken } from '../shapes/service.ts';
import type { Connector } from '../shapes/pluggy/connector.ts';

export interface ListConnectorsArgs {
  /** Banks with this in their name. A text of at most 200 characters. */
  readonly name?: string | undefined;
  /** Banks of these types alone. A list such as PERSONAL_BANK,INVESTMENT. */
  readonly types?: string | readonly string[] | undefined;
  /** True: banks of Open Finance alone. False: the others alone. */
  readonly isOpenFinance?: boolean | undefined;
  /** Whether Pluggy's banks for trying things are among them. */
  readonly sandbox?: boolean | undefined;
}

export interface ListConnectorsAnswer {
  /** The banks. */
  readonly results: readonly Connector[];
}

export interface CreateConnectTokenArgs {
  /** Whom the connection will belong to. With a session it may be left out. A text. */
  readonly userId?: string | undefined;
  /**
   * In place of `userId`: the user whom this number belongs to, who is made if there is none. E.164, or as it is
   * written in Brazil. A text.
   */
  readonly phoneNumber?: string | undefined;
  /** The connection that is to be updated, in place of a new one. A UUID. */
  readonly itemId?: string | undefined;
  /** What the widget is to do otherwise. */
  readonly options?: {
    /** Where Pluggy delivers the events of this connection besides. An http or https URL. */
    readonly webhookUrl?: string | undefined;
    /** Where the bank's page leads back to. An https URL or a deep link. */
    readonly oauthRedirectUri?: string | undefined;
    /** True: Pluggy refuses a second connection with the same credentials. */
    readonly avoidDuplicates?: boolean | undefined;
    /** Whether the widget is to show the banks of the sandbox; it is answered, and not sent to Pluggy. */
    readonly includeSandbox?: boolean | undefined;
  } | undefined;
}

export interface ConnectingOperations {
  /** The banks that one can connect. */
  listConnectors(args?: ListConnectorsArgs, options?: CallOptions): Promise<ListConnectorsAnswer>;

  /**
   * A token with which one person connects one bank in the widget.
   *
   * Either `userId` or `phoneNumber`; with a session, its own user alone, and neither `webhookUrl` nor `oauthRedirectUri`. `itemId` updates a connection that is there. `includeSandbox` is repeated in the answer and never sent to Pluggy.
   */
  createConnectToken(args?: CreateConnectTokenArgs, options?: CallOptions): Promise<ConnectToken>;
}
