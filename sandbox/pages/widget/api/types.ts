import * as z from 'zod/mini';

/**
 * The parts of Pluggy's documented objects that the page reads. Every object is loose: what the page doesn't
 * know still reaches the host's callbacks untouched.
 */

const text = z.nullish(z.string());

export const credentialSchema = z.looseObject({
  name: z.string(),
  label: text,
  /** `text`, `password`, `number`, `image`, `select`; `oauth` occurs in an item's `parameter`. */
  type: text,
  mfa: z.nullish(z.boolean()),
  placeholder: text,
  assistiveText: text,
  instructions: text,
  /** A regular expression, as text. */
  validation: text,
  validationMessage: text,
  optional: z.nullish(z.boolean()),
  /** A picture in base64 for `image`, the address to open for `oauth`. */
  data: text,
  options: z.nullish(z.array(z.looseObject({ value: z.string(), label: z.string() }))),
  expiresAt: text,
});

export const connectorSchema = z.looseObject({
  id: z.number(),
  name: z.string(),
  imageUrl: text,
  /** Hexadecimal, without the leading `#`. */
  primaryColor: text,
  type: text,
  country: text,
  credentials: z.array(credentialSchema),
  products: z.nullish(z.array(z.string())),
  oauth: z.nullish(z.boolean()),
  resetPasswordUrl: text,
  health: z.nullish(z.looseObject({ status: text })),
  isOpenFinance: z.nullish(z.boolean()),
  isSandbox: z.nullish(z.boolean()),
});

export const itemSchema = z.looseObject({
  id: z.string(),
  connector: connectorSchema,
  status: z.string(),
  executionStatus: z.string(),
  error: z.nullish(z.looseObject({ code: text, message: text, providerMessage: text })),
  parameter: z.nullish(credentialSchema),
  userAction: z.nullish(
    z.looseObject({
      type: text,
      instructions: text,
      attributes: z.nullish(z.record(z.string(), z.string())),
      expiresAt: text,
    }),
  ),
});

export const errorSchema = z.looseObject({
  message: text,
  codeDescription: text,
  data: z.nullish(z.record(z.string(), z.unknown())),
  details: z.nullish(z.array(z.looseObject({ code: text, parameter: text, message: text }))),
});

export type Credential = z.infer<typeof credentialSchema>;
export type Connector = z.infer<typeof connectorSchema>;
export type Item = z.infer<typeof itemSchema>;
export type UserAction = NonNullable<Item['userAction']>;
export type ApiErrorBody = z.infer<typeof errorSchema>;
