import * as z from 'zod/mini';
import { rawCall } from '../../lib/raw-call.ts';

const settings = z.object({
  mode: z.enum(['live', 'sandbox']),
  apiPath: z.string(),
  baseUrl: z.string(),
  webhookUrl: z.string(),
  pluggyApiUrl: z.string(),
  /** Null: Pluggy's own, which the package knows. */
  widgetUrl: z.nullable(z.string()),
  widgetOrigin: z.string(),
  /** The published key of the sandbox; null: there is none, or it does not work here. */
  sampleKey: z.nullable(z.string()),
});

/** What a developers' page knows of the service before anybody signs in. */
export type Settings = z.output<typeof settings>;

export async function readSettings(): Promise<Settings> {
  const { response } = await rawCall({ method: 'GET', url: '/developer-pages.json' });
  return settings.parse(await response.json());
}
