import { knownCode, type Problem } from '../flow/problem.ts';
import { returnOf, withoutReturn } from '../flow/return-address.ts';
import { textsEn } from '../texts/texts-en.ts';
import { type Texts, textsPt } from '../texts/texts-pt.ts';
import { isLoadedAgain, languageOf, WINDOW_NAME } from './browser.ts';
import { h, listen } from './dom.ts';
import { openMemory } from './memory.ts';
import { Session } from './Session.ts';
import { type TokenProvider, tokenFrom } from './service.ts';
import { STYLES } from './styles.ts';
import { openWidget } from './widget-mode.ts';

const memory = openMemory(() => Date.now());

let sheet: CSSStyleSheet | undefined;
function styles(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}

/** Where the script was loaded from: the service answers beside it. */
let scriptUrl = new URL('/', location.href).href;
export function servedFrom(url: string): void {
  scriptUrl = url;
}

/** A return from the bank, or a reload in the middle, belongs to one element of the page: to the first that opens a dialog. */
let isTaken = false;

/** What the address says of a return from the bank. It says so once. */
function takeReturn(): ReturnType<typeof returnOf> {
  const came = returnOf(location.href, memory.read());
  if (came !== 'none') history.replaceState(history.state, '', withoutReturn(location.href));
  return came;
}

/** `<pluggy-connect>`: a button, and the dialog in which a bank is connected. */
export class PluggyConnectElement extends HTMLElement {
  static readonly observedAttributes = ['language', 'theme'];
  readonly #root = h('div', { class: 'root' });
  readonly #button = h('button', { part: 'button', class: 'open', type: 'button' });
  #getToken: TokenProvider | null = null;
  #session: Session | null = null;
  #closeWidget: (() => void) | null = null;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [styles()];
    const slot = listen(h('slot', { name: 'button' }, this.#button), { click: () => this.open() });
    this.#root.append(slot);
    shadow.append(this.#root);
  }

  /** Instead of `token-url`: gives a connect token, for this item alone when one is named. */
  get getToken(): TokenProvider | null {
    return this.#getToken;
  }

  set getToken(provider: TokenProvider | null) {
    this.#getToken = provider;
  }

  connectedCallback(): void {
    this.#takeEarlyToken();
    this.#dress();
    // The page's own script may still be about to set `getToken`.
    setTimeout(() => this.isConnected && this.#goOn());
  }

  disconnectedCallback(): void {
    this.#session?.end();
    this.#closeWidget?.();
  }

  attributeChangedCallback(): void {
    this.#dress();
  }

  /** Opens the dialog. Does nothing while it is open. */
  open(): void {
    if (this.#isOpen) return;
    if (this.getAttribute('mode') === 'widget') this.#openWidget();
    else this.#openAfter(takeReturn(), false);
  }

  close(): void {
    this.#session?.end();
    this.#closeWidget?.();
  }

  get #isOpen(): boolean {
    return this.#session !== null || this.#closeWidget !== null;
  }

  get #texts(): Texts {
    return languageOf(this.getAttribute('language')) === 'en' ? textsEn : textsPt;
  }

  #dress(): void {
    const wanted = this.getAttribute('theme');
    const isDark =
      wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    this.#root.dataset['theme'] = isDark ? 'dark' : 'light';
    this.#button.textContent = this.#texts.button;
    this.#button.lang = this.#texts.tag;
  }

  /** A page may set the property before the script has come: then it stands in front of the one that is defined here. */
  #takeEarlyToken(): void {
    if (!Object.hasOwn(this, 'getToken')) return;
    const { getToken } = this;
    Reflect.deleteProperty(this, 'getToken');
    this.getToken = getToken;
  }

  /** After a return from the bank, or a reload in the middle. `PluggyConnect.open` may have opened the dialog already. */
  #goOn(): void {
    if (isTaken || this.#isOpen) return;
    const came = takeReturn();
    if (came === 'none' && !this.#wasInTheMiddle()) return;
    isTaken = true;
    this.#openAfter(came, true);
  }

  /** Whether the dialog was open when the page was loaded. Who came again with another token is told nothing of it. */
  #wasInTheMiddle(): boolean {
    if (memory.read() === null || !memory.wasOpen()) return false;
    if (this.#isOwnRun() || isLoadedAgain()) return true;
    memory.forget();
    memory.setOpen(false);
    return false;
  }

  /**
   * Whether what is under way is this person's, as far as the page says who that is. Several people may use one tab after
   * each other. A page that gives a token gives each of them another one. A way to get tokens names the item, and whoever
   * answers decides.
   */
  #isOwnRun(): boolean {
    const { token, provider } = this.#tokens();
    return provider !== null || memory.token() === token;
  }

  /** @param goesOn a run goes on by itself; false: somebody opened the dialog */
  #openAfter(came: ReturnType<typeof returnOf>, goesOn: boolean): void {
    // The bank's own window came back here: the page that opened it goes on by itself.
    if (came === 'mine' && window.name === WINDOW_NAME) window.close();
    else if (came === 'foreign') this.#makeSession().refuse('RETURN_MISMATCH');
    else this.#openDirect(goesOn || came === 'mine');
  }

  #openDirect(goesOn: boolean): void {
    if (!goesOn && !this.#isOwnRun()) memory.forget();
    const updateItem = this.getAttribute('item-id');
    const kept = memory.read();
    const isOther = updateItem !== null && kept?.itemId !== updateItem;
    this.#makeSession().start(isOther ? null : kept);
  }

  #makeSession(): Session {
    const opener = document.activeElement;
    isTaken = true;
    memory.setOpen(true);
    const session = new Session({
      ...this.#tokens(),
      texts: this.#texts,
      serviceUrl: this.#service('pluggy-connect.json'),
      updateItem: this.getAttribute('item-id'),
      includeSandbox: this.hasAttribute('include-sandbox'),
      connectorIds: this.#connectorIds(),
      memory,
      place: this.#root,
      onConnected: (itemId) => this.#tell('connected', { itemId }),
      onError: (problem) => this.#tellError(problem),
      onStep: (name) => this.#tell('step', { name }),
      onEnd: () => {
        this.#session = null;
        memory.setOpen(false);
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
        this.#tell('close', null);
      },
      goWidget: () => this.#openWidget(),
    });
    this.#session = session;
    return session;
  }

  #openWidget(): void {
    const language = languageOf(this.getAttribute('language'));
    const { token, provider } = this.#tokens();
    const updateItem = this.getAttribute('item-id');
    this.#closeWidget = openWidget({
      texts: this.#texts,
      place: this.#root,
      widgetScript: this.#service('pluggy-connect-widget.js'),
      serviceUrl: this.#service('pluggy-connect.json'),
      token: () => (provider === null ? Promise.resolve(token ?? '') : provider(updateItem)),
      props: {
        updateItem: updateItem ?? undefined,
        connectorIds: this.#connectorIds().length > 0 ? this.#connectorIds() : undefined,
        language: language === 'en' ? 'en' : 'pt',
        theme: this.#root.dataset['theme'] === 'dark' ? 'dark' : 'light',
      },
      includeSandbox: this.hasAttribute('include-sandbox'),
      onConnected: (itemId) => this.#tell('connected', { itemId }),
      onError: (problem) => this.#tellError(problem),
      onStep: (name) => this.#tell('step', { name }),
      onEnd: (goesDirect) => {
        this.#closeWidget = null;
        if (goesDirect) this.#openDirect(false);
        else this.#tell('close', null);
      },
    });
  }

  #tokens(): { readonly token: string | null; readonly provider: TokenProvider | null } {
    const url = this.getAttribute('token-url');
    const provider = this.#getToken ?? (url === null ? null : tokenFrom(url));
    return { token: this.getAttribute('connect-token'), provider };
  }

  #connectorIds(): number[] {
    const ids = (this.getAttribute('connector-ids') ?? '').split(',').filter((id) => id.trim() !== '');
    return ids.map(Number).filter(Number.isInteger);
  }

  /** `service`: where our service is, for a page that carries the script itself. */
  #service(file: string): string {
    const base = this.getAttribute('service');
    return new URL(file, base === null ? scriptUrl : new URL(base.replace(/\/*$/, '/'), location.href)).href;
  }

  #tellError({ code }: Problem): void {
    const message = this.#texts.problems[knownCode(code)].join('. ').replaceAll('..', '.');
    this.#tell('error', { code, message });
  }

  #tell(name: string, detail: object | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
