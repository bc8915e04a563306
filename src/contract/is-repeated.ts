import * as z from 'zod/mini';
import { uuids } from './inputs.ts';

/** Whether a part of a query is repeated for several values; any other list is one text with commas. */
export const isRepeated = (schema: z.core.$ZodType): boolean =>
  schema === uuids || (schema instanceof z.core.$ZodOptional && schema._zod.def.innerType === uuids);
