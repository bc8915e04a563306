import type { Config } from '../../config.ts';

export const API_PATH = '/api/pluggy-v2';

/** Where this service asks Pluggy to deliver. */
export function ownWebhookUrl({ baseUrl }: Pick<Config, 'baseUrl'>): string {
  return `${baseUrl}${API_PATH}/webhook`;
}
