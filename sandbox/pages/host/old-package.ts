import { create } from 'zoid/dist/zoid.frameworks.frame';

type Callback = (payload: never) => void;

/** What the packages up to 2.2 take: the widget's own options, and callbacks under the names that hosts know. */
export type OldProps = Readonly<Record<string, unknown>> & {
  readonly url: string;
  readonly onSuccess?: Callback;
  readonly onError?: Callback;
  readonly onEvent?: Callback;
  readonly onOpen?: Callback;
  readonly onClose?: Callback;
  readonly onHide?: Callback;
};

const callback = { type: 'function', required: false, default: () => () => {} } as const;
const text = { type: 'string', required: false } as const;
const flag = { type: 'boolean', default: () => false } as const;
const list = { type: 'array', required: false } as const;

/** Opens the widget over the same protocol and with the same names of props as `pluggy-connect-sdk` 1.3 and 2.2. */
export function openAsOldPackage(props: OldProps): void {
  const component = create({
    tag: 'pluggy-connect-widget',
    url: ({ props: given }: { props: OldProps }) => given.url,
    dimensions: { width: '320px', height: '568px' },
    attributes: { iframe: { title: 'Pluggy' } },
    props: {
      url: text,
      connectToken: { type: 'string' },
      includeSandbox: flag,
      allowConnectInBackground: flag,
      updateItem: text,
      connectorTypes: list,
      connectorIds: list,
      countries: list,
      selectedConnectorId: { type: 'number', required: false },
      language: text,
      theme: text,
      sdkVersion: { ...list, default: () => ['pluggy-connect-sdk@2.2.1'] },
      onSuccess: callback,
      onError: callback,
      onOpen: callback,
      onHide: callback,
      onClose: callback,
      onEvent: callback,
    },
  });
  void component(props).render('body');
}
