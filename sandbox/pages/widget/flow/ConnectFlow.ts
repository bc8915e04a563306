import { ApiError } from '../api/ApiError.ts';
import type { Connector, Credential, Item } from '../api/types.ts';
import type { WidgetApi } from '../api/WidgetApi.ts';
import type { HostBridge } from '../host/HostBridge.ts';
import { ItemPoller } from './ItemPoller.ts';
import { isFinished, itemPhase } from './item-phase.ts';
import { LoginEvents } from './LoginEvents.ts';
import { listConnectors } from './list-connectors.ts';
import { ALREADY_CONNECTED, fieldProblems, problemOf } from './problem-of.ts';
import type { FieldProblem, Problem, Screen } from './state.ts';

/** Refused for what the person typed: the form comes back, with what is still worth keeping. */
const WRONG_INPUT = ['INVALID_CREDENTIALS', 'CONNECTOR_VALIDATION_ERROR', 'PARAMETERS_NOT_PROVIDED'];

/** What a person can do after a failure; whoever can try again can also correct what was typed. */
interface WayOn {
  readonly canRetry: boolean;
  readonly canEdit?: boolean;
}

/**
 * One person's way through the widget, without any drawing: consent → bank → credentials → the item's life
 * as polling sees it → success or failure. A second attempt goes to the same item.
 */
export class ConnectFlow {
  readonly #host: HostBridge;
  readonly #api: WidgetApi;
  readonly #poller: ItemPoller;
  readonly #loginEvents = new LoginEvents();
  readonly #listeners = new Set<() => void>();
  #screen: Screen = { kind: 'loading' };
  #connectors: readonly Connector[] | undefined;
  #connector: Connector | null = null;
  #item: Item | null = null;
  /** What was typed, for a second attempt. Stays in memory, and only while the widget is open. */
  #values: Record<string, string> = {};

  constructor(host: HostBridge, api: WidgetApi) {
    this.#host = host;
    this.#api = api;
    this.#poller = new ItemPoller(api, {
      onItem: (item) => this.#sawItem(item),
      onFailure: (error) => this.#fail(problemOf(error), { canRetry: error.transient }),
    });
  }

  get screen(): Screen {
    return this.#screen;
  }

  get canMinimise(): boolean {
    const busy = ['working', 'oauth', 'action'].includes(this.#screen.kind);
    return busy && this.#host.options.allowConnectInBackground;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): Promise<void> {
    return this.#try(async () => {
      const { connectToken, updateItem, selectedConnectorId } = this.#host.options;
      if (!connectToken) return this.#fail({ code: 'TOKEN_MISSING' }, { canRetry: false });
      if (updateItem) {
        this.#item = await this.#api.item(updateItem);
        this.#connector = await this.#api.connector(this.#item.connector.id);
      } else if (selectedConnectorId !== undefined) {
        this.#connector = await this.#api.connector(selectedConnectorId);
      }
      this.#show({ kind: 'consent', connector: this.#connector, updating: Boolean(updateItem) });
    });
  }

  acceptConsent(): Promise<void> {
    this.#host.event({ event: 'SUBMITTED_CONSENT' });
    if (!this.#connector) return this.showConnectors();
    this.#host.event({ event: 'SELECTED_INSTITUTION', connector: this.#connector });
    return this.#item ? this.#resume(this.#item, this.#connector) : this.#openForm(this.#connector);
  }

  showConnectors(): Promise<void> {
    return this.#try(async () => {
      if (!this.#connectors) this.#show({ kind: 'loading' });
      this.#connectors ??= await listConnectors(this.#api, this.#host.options);
      this.#show({ kind: 'connectors', connectors: this.#connectors });
    });
  }

  select(connector: Connector): Promise<void> {
    this.#host.event({ event: 'SELECTED_INSTITUTION', connector });
    this.#connector = connector;
    this.#item = null;
    this.#values = {};
    return this.#openForm(connector);
  }

  deselect(): Promise<void> {
    this.#poller.stop();
    this.#connector = null;
    this.#item = null;
    this.#values = {};
    this.#host.event({ event: 'SELECTED_INSTITUTION', connector: null });
    return this.showConnectors();
  }

  submitLogin(values: Record<string, string>): Promise<void> {
    this.#values = values;
    this.#host.event({ event: 'SUBMITTED_LOGIN' });
    return this.#login(values);
  }

  submitMfa(value: string): Promise<void> {
    const screen = this.#screen;
    if (screen.kind !== 'mfa') return Promise.resolve();
    this.#host.event({ event: 'SUBMITTED_MFA' });
    this.#poller.stop();
    this.#show({ kind: 'working', connector: screen.connector, item: screen.item });
    return this.#try(async () =>
      this.#follow(await this.#api.sendMfa(screen.item.id, { [screen.parameter.name]: value })),
    );
  }

  openBank(): void {
    const screen = this.#screen;
    if (screen.kind !== 'oauth') return;
    this.#show({ ...screen, opened: this.#host.openBank(screen.url) ? 'opened' : 'blocked' });
  }

  /** The bank's window reports back; the item, not the window, says what became of it. */
  bankReturned(): void {
    this.#poller.pollNow();
  }

  retry(): Promise<void> {
    if (!this.#connector) return this.start();
    const item = this.#item;
    // Only our view of a running sync was lost: look again rather than start another.
    if (item && !isFinished(item)) return this.#try(async () => this.#follow(await this.#api.item(item.id)));
    const oneTimeCode = this.#connector.credentials.some((field) => field.mfa);
    if (oneTimeCode && Object.keys(this.#values).length > 0) return this.editCredentials();
    return this.#login(Object.keys(this.#values).length > 0 ? this.#values : undefined);
  }

  editCredentials(): Promise<void> {
    return this.#connector ? this.#openForm(this.#connector) : this.start();
  }

  minimise(): void {
    this.#host.minimise();
  }

  close(): void {
    this.#poller.stop();
    this.#host.close();
    this.#show({ kind: 'closed' });
  }

  /** A sync of an existing item, with the stored credentials where that can work. */
  async #resume(item: Item, connector: Connector): Promise<void> {
    if (!isFinished(item)) return this.#follow(item);
    const wrongLogin = item.status === 'LOGIN_ERROR' && !connector.oauth;
    const oneTimeCode = connector.credentials.some((field) => field.mfa);
    if (wrongLogin || oneTimeCode || this.#host.options.forceAskForCredentials)
      return this.#openForm(connector);
    return this.#login(undefined);
  }

  async #openForm(connector: Connector): Promise<void> {
    // Some banks ask nothing here: everything happens on their own page or in their app.
    if (connector.credentials.length === 0) return this.submitLogin({});
    this.#showForm(connector, null, {});
  }

  #showForm(
    connector: Connector,
    problem: Problem | null,
    refused: Readonly<Record<string, FieldProblem>>,
  ): void {
    const { openFinanceParameters, updateItem, selectedConnectorId } = this.#host.options;
    const prefilled = connector.isOpenFinance ? openFinanceParameters : {};
    const values: Record<string, string> = {};
    for (const field of connector.credentials) {
      // A one-time code and a refused password are never worth keeping.
      const keep = !field.mfa && !(problem && field.type === 'password');
      const known = this.#values[field.name] ?? Reflect.get(prefilled, field.name);
      values[field.name] = keep && typeof known === 'string' ? known : '';
    }
    const canGoBack = !updateItem && selectedConnectorId === undefined;
    this.#show({ kind: 'credentials', connector, values, problem, fieldProblems: refused, canGoBack });
  }

  #login(values: Record<string, string> | undefined): Promise<void> {
    const connector = this.#connector;
    if (!connector) return this.start();
    const item = this.#item;
    this.#loginEvents.reset();
    this.#show({ kind: 'working', connector, item: null });
    return this.#try(async () => {
      const { products } = this.#host.options;
      const fresh = item
        ? await this.#api.updateItem(item.id, values)
        : await this.#api.createItem({
            connectorId: connector.id,
            parameters: values ?? {},
            ...(products ? { products } : {}),
          });
      this.#follow(fresh);
    });
  }

  #follow(item: Item): void {
    this.#item = item;
    this.#poller.start(item.id);
    this.#showItem(item);
  }

  #sawItem(item: Item): void {
    this.#item = item;
    this.#host.event({ event: 'ITEM_RESPONSE', item });
    for (const event of this.#loginEvents.after(item)) this.#host.event(event);
    this.#showItem(item);
  }

  #showItem(item: Item): void {
    const connector = this.#connector ?? item.connector;
    const state = itemPhase(item);
    switch (state.phase) {
      case 'working':
        this.#show({ kind: 'working', connector, item });
        break;
      case 'mfa':
        this.#showMfa(connector, item, state.parameter);
        break;
      case 'oauth':
        this.#showBank(connector, item, state.url);
        break;
      case 'action':
        this.#show({ kind: 'action', connector, item, action: state.action });
        break;
      case 'connected':
        this.#connected(connector, item);
        break;
      case 'failed':
        this.#itemFailed(connector, item, state.code);
    }
  }

  #connected(connector: Connector, item: Item): void {
    this.#poller.stop();
    this.#values = {};
    this.#show({ kind: 'success', connector, item });
    this.#host.success(item);
  }

  /** The same question again must not wipe what is being typed. */
  #showMfa(connector: Connector, item: Item, parameter: Credential): void {
    const shown = this.#screen.kind === 'mfa' ? this.#screen.parameter : undefined;
    const same = shown && JSON.stringify(shown) === JSON.stringify(parameter);
    if (!same) this.#show({ kind: 'mfa', connector, item, parameter });
  }

  #showBank(connector: Connector, item: Item, url: string): void {
    const shown = this.#screen.kind === 'oauth' && this.#screen.url === url ? this.#screen.opened : 'not-yet';
    this.#show({ kind: 'oauth', connector, item, url, opened: shown });
  }

  #itemFailed(connector: Connector, item: Item, code: string): void {
    this.#poller.stop();
    const problem = { code, bankMessage: item.error?.providerMessage ?? undefined };
    const oneTimeCode = connector.credentials.some((field) => field.mfa);
    const wrongInput = WRONG_INPUT.includes(code) || (code === 'INVALID_CREDENTIALS_MFA' && oneTimeCode);
    this.#host.error(item.error?.message ?? code, item);
    if (wrongInput && connector.credentials.length > 0) this.#showForm(connector, problem, {});
    else this.#showFailure(problem, { canRetry: true });
  }

  async #try(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#apiFailed(error instanceof ApiError ? error : new ApiError(502, {}));
    }
  }

  #apiFailed(error: ApiError): void {
    const problem = problemOf(error);
    const badRequest = error.status === 400;
    const wrongInput = badRequest && (error.body.details?.length || WRONG_INPUT.includes(error.code));
    if (wrongInput && this.#connector) {
      this.#host.error(error.message, this.#item);
      this.#showForm(this.#connector, problem, fieldProblems(error));
    } else {
      const canRetry = error.transient || (badRequest && error.code !== ALREADY_CONNECTED);
      this.#fail(problem, { canRetry, canEdit: canRetry || badRequest });
    }
  }

  #fail(problem: Problem, options: WayOn): void {
    this.#host.error(problem.code, this.#item);
    this.#showFailure(problem, options);
  }

  #showFailure(problem: Problem, { canRetry, canEdit: mayEdit = canRetry }: WayOn): void {
    const canEdit = mayEdit && (this.#connector?.credentials.length ?? 0) > 0;
    this.#show({ kind: 'failure', connector: this.#connector, problem, canRetry, canEdit });
  }

  #show(screen: Screen): void {
    // A closed widget stays closed, whatever still comes back from the network.
    if (this.#screen.kind === 'closed') return;
    this.#screen = screen;
    for (const listener of this.#listeners) listener();
  }
}
