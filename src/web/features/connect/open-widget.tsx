import { Component, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { PluggyConnect, type PluggyConnectProps } from 'react-pluggy-connect';

export interface WidgetOptions {
  connectToken: string;
  /** Bare origin of the widget page; null for Pluggy's own. */
  widgetUrl: string | null;
  includeSandbox: boolean;
  language: 'pt' | 'en';
  theme: 'light' | 'dark';
  /** The connection to update; null makes a new one. */
  updateItem: string | null;
  /** Milliseconds until a widget that has not answered counts as blocked. */
  timeoutMs: number;
}

export interface WidgetCallbacks {
  onSuccess(itemId: string): void;
  /** The bank or Pluggy refused; the widget stays open and says so itself. */
  onError(itemId: string | null): void;
  onLoadError(): void;
  onClose(): void;
}

/**
 * Opens Pluggy's widget through the official package, in a root of its own: the package reads its props once, so each opening
 * gets a new one.
 * `onClose` and `onLoadError` exclude each other and come at most once. Returns what closes it.
 */
export function openWidget(options: WidgetOptions, callbacks: WidgetCallbacks): () => void {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  let ended = false;

  const end = (announce?: () => void): void => {
    if (ended) return;
    ended = true;
    // a root must not be unmounted in the middle of being rendered, and a failed start ends up here from there.
    setTimeout(() => {
      root.unmount();
      container.remove();
    });
    announce?.();
  };
  const onLoadError = (): void => end(callbacks.onLoadError);

  const props = widgetProps(options, {
    onSuccess: (itemId) => !ended && callbacks.onSuccess(itemId),
    onError: (itemId) => !ended && callbacks.onError(itemId),
    onLoadError,
    onClose: () => end(callbacks.onClose),
  });
  root.render(
    <WidgetBoundary onError={onLoadError}>
      <PluggyConnect {...props} />
    </WidgetBoundary>,
  );
  return () => end();
}

/** The package passes props that it does not declare on to its frame library; `timeout` is one of those. */
type Props = PluggyConnectProps & { timeout: number };

function widgetProps(options: WidgetOptions, callbacks: WidgetCallbacks): Props {
  return {
    connectToken: options.connectToken,
    ...(options.widgetUrl !== null && { url: options.widgetUrl }),
    ...(options.updateItem !== null && { updateItem: options.updateItem }),
    includeSandbox: options.includeSandbox,
    language: options.language,
    theme: options.theme,
    timeout: options.timeoutMs,
    onSuccess: (data) => {
      const itemId = readItemId(data);
      if (itemId !== null) callbacks.onSuccess(itemId);
    },
    onError: (error) => callbacks.onError(readItemId(error.data)),
    onLoadError: callbacks.onLoadError,
    onClose: callbacks.onClose,
  };
}

/** What comes out of the frame is another page's word, whatever the package's types say. */
function readItemId(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('item' in data)) return null;
  const { item } = data;
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  return typeof item.id === 'string' ? item.id : null;
}

/** The package throws while mounting when a prop has a wrong type; without this the page would go blank. */
class WidgetBoundary extends Component<{ onError: () => void; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.props.onError();
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
