import type { Connector } from '../api/types.ts';

/** Matches anywhere in the name; accents and case don't count, so "itau" finds Itaú. */
export function searchConnectors(connectors: readonly Connector[], query: string): readonly Connector[] {
  const wanted = plain(query);
  return wanted ? connectors.filter((connector) => plain(connector.name).includes(wanted)) : connectors;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
