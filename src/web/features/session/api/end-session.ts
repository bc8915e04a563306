import type { ApiClient } from '../../../lib/api-client.ts';

export function endSession(api: ApiClient): Promise<void> {
  return api.remove('/session/cookie');
}
