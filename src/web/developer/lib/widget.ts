import type { PluggyConnectProps } from 'pluggy-connect-sdk';

export interface WidgetOptions {
  readonly connectToken: string;
  /** Null: Pluggy's own. */
  readonly widgetUrl: string | null;
  readonly includeSandbox: boolean;
  readonly language: 'pt' | 'en';
  /** After which a widget that has not answered counts as blocked. */
  readonly timeoutMs: number;
  /** Told of everything that the widget says. */
  readonly onWord?: (name: string, itemId: string | null) => void;
}

/** The package passes props that it does not declare on to its frame library; `timeout` is one of those. */
type Props = PluggyConnectProps & { timeout: number };

/** What comes out of the frame is another page's word, whatever the package's types say. */
function itemIdOf(data: unknown): string | null {
  const item = Object(Object(data)['item']);
  return typeof item['id'] === 'string' ? item['id'] : null;
}

/**
 * Opens the widget inside of an element; removing that closes it. The package is fetched at the first call.
 * @throws when the widget has not answered in time, or the package could not be loaded
 */
export async function openWidget(container: HTMLElement, options: WidgetOptions): Promise<void> {
  const { connectToken, widgetUrl, includeSandbox, language, timeoutMs: timeout, onWord } = options;
  const { PluggyConnect } = await import('pluggy-connect-sdk');
  const props: Props = {
    connectToken,
    ...(widgetUrl !== null && { url: widgetUrl }),
    includeSandbox,
    language,
    timeout,
    onOpen: () => onWord?.('onOpen', null),
    onSuccess: (data) => onWord?.('onSuccess', itemIdOf(data)),
    onError: (error) => onWord?.(`onError: ${error.message}`, itemIdOf(error.data)),
    onClose: () => onWord?.('onClose', null),
    onEvent: (event) => onWord?.(`onEvent ${event.event}`, itemIdOf(event)),
  };
  await new PluggyConnect(props).init(container);
}
