import { PluggyConnect, type PluggyConnectProps } from 'pluggy-connect-sdk';

/** Pluggy's own package, loaded for `mode="widget"` alone. Resolves once its window answers; rejects when it does not. */
export async function mountWidget(
  props: Readonly<Record<string, unknown>>,
  place: HTMLElement,
): Promise<void> {
  // `connectToken` is among them; `timeout` goes to the package's frame library, whose types nobody declares.
  const given: unknown = props;
  await new PluggyConnect(given as PluggyConnectProps).init(place);
}
