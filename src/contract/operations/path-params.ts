import type * as z from 'zod/mini';
import { text, uuid } from '../inputs.ts';

interface PathParam {
  readonly schema: z.ZodMiniType;
  readonly description: string;
}

/** What stands in paths, by its name. */
export const PATH_PARAMS: Readonly<Record<string, PathParam>> = {
  userId: {
    schema: text,
    description:
      'The user: a text of 1 to 200 characters with something to see, without control characters, and neither "." nor "..". A user nobody knows has empty lists.',
  },
  itemId: { schema: uuid, description: 'The connection, by the id that its item has at Pluggy.' },
  accountId: { schema: uuid, description: 'The account, by its id at Pluggy.' },
  transactionId: { schema: uuid, description: 'The transaction, by any of the ids that it had at Pluggy.' },
  investmentId: { schema: uuid, description: 'The investment, by its id at Pluggy.' },
  loggedId: {
    schema: text,
    description: "The delivery of Pluggy's, by the `id` that `GET /webhook-log` answers.",
  },
  jobId: { schema: text, description: 'The job, by the `id` that `GET /jobs` answers.' },
  receiptId: { schema: uuid, description: 'The receipt, as `DELETE /user/:userId` answered it.' },
  endpointId: {
    schema: uuid,
    description: 'The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered.',
  },
  deliveryId: {
    schema: uuid,
    description: 'The delivery, by its `id`, which its receiver got as `webhook-id`.',
  },
  keyId: { schema: uuid, description: 'The API key, by the `id` that `POST /keys` answered.' },
  ruleId: { schema: uuid, description: 'The rule, by the `id` that it was answered with.' },
  recurringId: {
    schema: uuid,
    description: 'The series of payments, by the `id` that `GET /user/:userId/recurring` answers.',
  },
  runId: { schema: uuid, description: 'The run of a rule, by the `runId` that it answered.' },
  sessionId: { schema: text, description: 'The session, by the `sessionId` that `POST /session` answered.' },
};
