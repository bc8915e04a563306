import { PluggyConnect as Sdk } from 'pluggy-connect-sdk';
import { createRoot } from 'react-dom/client';
import { PluggyConnect as ReactComponent } from 'react-pluggy-connect';
import { openAsOldPackage } from './old-package.ts';

/** One callback that the widget called, with the parts of its payload that tests read. */
export interface HostCall {
  name: string;
  event?: string;
  status?: string | undefined;
  executionStatus?: string | undefined;
  connectorId?: number | null | undefined;
  message?: string;
}

export type WebPackage = 'pluggy-connect-sdk' | 'react-pluggy-connect' | 'pluggy-connect-sdk 2.2';

export interface HostPage {
  calls: HostCall[];
  open(through: WebPackage, props: Record<string, unknown> & { connectToken: string; url: string }): void;
}

declare global {
  interface Window {
    hostPage: HostPage;
  }
}

type Props = ConstructorParameters<typeof Sdk>[0];

const calls: HostCall[] = [];

function partsOf(item: unknown): Partial<HostCall> {
  if (typeof item !== 'object' || item === null) return {};
  return { status: Reflect.get(item, 'status'), executionStatus: Reflect.get(item, 'executionStatus') };
}

const callbacks = {
  onSuccess: ({ item }) => void calls.push({ name: 'success', ...partsOf(item) }),
  onError: ({ message, data }) => void calls.push({ name: 'error', message, ...partsOf(data?.item) }),
  onEvent: (payload) =>
    void calls.push({
      name: 'event',
      event: payload.event,
      ...('item' in payload ? partsOf(payload.item) : {}),
      ...('connector' in payload ? { connectorId: payload.connector?.id ?? null } : {}),
    }),
  onOpen: () => void calls.push({ name: 'open' }),
  onHide: () => void calls.push({ name: 'hide' }),
} satisfies Partial<Props>;

/** A page as a team would write it around the official packages: it opens the widget and notes what it hears. */
window.hostPage = {
  calls,
  open: (through, given) => {
    const props: Props = { ...given, ...callbacks };
    const onClose = (): void => void calls.push({ name: 'close' });
    if (through === 'pluggy-connect-sdk') {
      void new Sdk({ ...props, onClose }).init();
      return;
    }
    if (through === 'pluggy-connect-sdk 2.2') {
      openAsOldPackage({ ...given, ...callbacks, onClose });
      return;
    }
    const container = document.createElement('div');
    document.body.append(container);
    const root = createRoot(container);
    // The package leaves an empty element behind; its users unmount it when it says that it closed.
    const leave = (): void => {
      onClose();
      setTimeout(() => root.unmount());
    };
    root.render(<ReactComponent {...props} onClose={leave} />);
  },
};
