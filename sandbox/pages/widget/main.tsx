import { initialize } from 'pluggy-connect-sdk/dist/module/pluggy-connect.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WidgetApi } from './api/WidgetApi.ts';
import { ConnectFlow } from './flow/ConnectFlow.ts';
import type { HostBridge } from './host/HostBridge.ts';
import { queryHost } from './host/query-host.ts';
import { zoidHost } from './host/zoid-host.ts';
import { TextsContext, textsFor } from './i18n/use-texts.ts';
import { Widget } from './Widget.tsx';

/**
 * In an iframe of the official package its own code answers the parent and leaves the props in
 * `window.xprops`. The package checks that both sides run the same zoid version.
 */
function findHost(): HostBridge {
  const isChild = initialize().isChild();
  if (isChild) return zoidHost(Reflect.get(window, 'xprops'), navigator.language);
  return queryHost(window, navigator.language);
}

/** The bank's window says that it is done: to its opener, or through the app that shows this page. */
function listenToBank(flow: ConnectFlow): void {
  const onMessage = (event: Event): void => {
    const data: unknown = event instanceof MessageEvent ? event.data : undefined;
    if (typeof data !== 'object' || data === null || !('source' in data)) return;
    // From anyone: all it does is to look at the item a moment earlier.
    if (data.source === 'connector-oauth-login') flow.bankReturned();
  };
  window.addEventListener('message', onMessage);
  document.addEventListener('message', onMessage);
}

function boot(container: HTMLElement): void {
  const host = findHost();
  const { options } = host;
  const texts = textsFor(options.language);
  const page = document.documentElement;
  page.lang = options.language === 'pt' ? 'pt-BR' : 'en';
  page.dataset['theme'] = options.theme;
  page.dataset['embedded'] = String(host.embedded);
  document.title = `${texts.title} · Sandbox`;
  const flow = new ConnectFlow(host, new WidgetApi(window.location.origin, options.connectToken));
  listenToBank(flow);
  const canChooseBank = !options.updateItem && options.selectedConnectorId === undefined;
  createRoot(container).render(
    <StrictMode>
      <TextsContext value={texts}>
        <Widget flow={flow} canChooseBank={canChooseBank} />
      </TextsContext>
    </StrictMode>,
  );
  void flow.start();
}

const container = document.getElementById('widget');
if (container) boot(container);
