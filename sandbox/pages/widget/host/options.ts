import * as z from 'zod/mini';
import { type Language, pickLanguage } from '../../shared/language.ts';

/** What the host page asked for, whichever way it opened the widget. */
export interface WidgetOptions {
  connectToken: string;
  includeSandbox: boolean;
  allowConnectInBackground: boolean;
  updateItem: string | undefined;
  selectedConnectorId: number | undefined;
  connectorIds: readonly number[] | undefined;
  connectorTypes: readonly string[] | undefined;
  countries: readonly string[] | undefined;
  products: readonly string[] | undefined;
  connectorSortAlphabetically: boolean;
  forceAskForCredentials: boolean;
  openFinanceParameters: { cpf?: string | undefined; cnpj?: string | undefined };
  language: Language;
  theme: 'light' | 'dark';
}

const orAbsent = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

/**
 * A prop of the wrong type counts as absent: the official package already refuses wrong types on the host's
 * side, so what gets here is a hand-made link, and a picky page would only be a blank one.
 */
const propsSchema = z.looseObject({
  connectToken: z.catch(z.string(), ''),
  includeSandbox: orAbsent(z.boolean()),
  allowConnectInBackground: orAbsent(z.boolean()),
  updateItem: orAbsent(z.string()),
  selectedConnectorId: orAbsent(z.number()),
  connectorIds: orAbsent(z.array(z.number())),
  connectorTypes: orAbsent(z.array(z.string())),
  countries: orAbsent(z.array(z.string())),
  products: orAbsent(z.array(z.string())),
  connectorSortAlphabetically: orAbsent(z.boolean()),
  forceAskForCredentials: orAbsent(z.boolean()),
  openFinanceParameters: orAbsent(z.object({ cpf: orAbsent(z.string()), cnpj: orAbsent(z.string()) })),
  language: orAbsent(z.string()),
  theme: orAbsent(z.string()),
});

/** Reads the props that the official packages send (their names are those of `PluggyConnectProps`). */
export function optionsFromProps(props: unknown, browserLanguage: string): WidgetOptions {
  const parsed = propsSchema.safeParse(props);
  const p = parsed.success ? parsed.data : propsSchema.parse({});
  return {
    connectToken: p.connectToken,
    includeSandbox: p.includeSandbox ?? false,
    allowConnectInBackground: p.allowConnectInBackground ?? false,
    updateItem: p.updateItem,
    selectedConnectorId: p.selectedConnectorId,
    connectorIds: p.connectorIds,
    connectorTypes: p.connectorTypes,
    countries: p.countries,
    products: p.products,
    connectorSortAlphabetically: p.connectorSortAlphabetically ?? false,
    forceAskForCredentials: p.forceAskForCredentials ?? false,
    openFinanceParameters: p.openFinanceParameters ?? {},
    language: pickLanguage(p.language, browserLanguage),
    theme: p.theme === 'dark' ? 'dark' : 'light',
  };
}

/** Reads the query string with which `react-native-pluggy-connect` and hand-made links open the page. */
export function optionsFromQuery(search: string, browserLanguage: string): WidgetOptions {
  const query = new URLSearchParams(search);
  const value = (name: string): string | undefined => query.get(name) || undefined;
  const list = (name: string): string[] | undefined => value(name)?.split(',').filter(Boolean);
  const flag = (name: string): boolean => value(name) === 'true';
  return optionsFromProps(
    {
      connectToken: value('connect_token'),
      includeSandbox: flag('with_sandbox'),
      allowConnectInBackground: flag('allow_connect_in_background'),
      updateItem: value('update_item'),
      selectedConnectorId: numbers(list('selected_connector_id'))?.[0],
      connectorIds: numbers(list('connector_ids')),
      connectorTypes: list('connector_types'),
      countries: list('countries'),
      products: list('products'),
      connectorSortAlphabetically: flag('connectors_sort_alphabetically'),
      openFinanceParameters: json(value('open_finance_parameters')),
      language: value('lang'),
      theme: value('theme'),
    },
    browserLanguage,
  );
}

function numbers(list: string[] | undefined): number[] | undefined {
  return list?.map(Number).filter(Number.isSafeInteger);
}

function json(value: string | undefined): unknown {
  try {
    return value ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
}
