import * as z from 'zod/mini';
import type { ApiClient } from '../../../lib/api-client.ts';

const readAbout = z.object({ app: z.object({ url: z.nullable(z.string()) }) });

/** What the service says to anybody: here, where the team's app is. */
export function getAbout(api: ApiClient): Promise<z.infer<typeof readAbout>> {
  return api.about(readAbout);
}
