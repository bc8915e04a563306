import { DELIVERY_STATES, JOB_STATES } from '../../domain/work-states.ts';
import { eventName, maybe, moment, oneOf, paged, query, text, uuid } from '../inputs.ts';
import { delivery, job, roundTrip, usage, wholeDelivery } from '../shapes/operating.ts';
import { page } from '../shapes/values.ts';
import { CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

/** The inbox, the queue, and the calls at Pluggy, for the people who run the service. */
export const workOperations = {
  listWebhookLog: {
    summary: 'What Pluggy delivered and what it led to, the latest first.',
    details:
      "`userId` finds deliveries that name the user, and those about connections that are the user's now. Deliveries are kept for `RETENTION_INBOX`.",
    method: 'get',
    path: '/webhook-log',
    access: 'server',
    scope: 'admin',
    query: query({
      /** Deliveries in this state alone. */
      state: maybe(oneOf(DELIVERY_STATES)),
      /** Deliveries of this event alone. */
      event: maybe(eventName),
      /** Deliveries about this connection. */
      itemId: maybe(uuid),
      /** Deliveries that name the user, and those about connections that are the user's now. */
      userId: maybe(text),
      /** Deliveries that came from then on. */
      since: maybe(moment),
      ...paged,
    }),
    responses: { 200: page(delivery) },
    errors: CURSOR,
  },
  readLogged: {
    summary: 'One delivery: what it says, and the work about its connection.',
    method: 'get',
    path: '/webhook-log/:loggedId',
    access: 'server',
    scope: 'admin',
    responses: { 200: wholeDelivery },
    errors: ['event_not_found'],
  },
  replayLogged: {
    summary: 'Acts on a delivery once more.',
    details: "Harmless at any time: a delivery is a hint, and what is stored comes from Pluggy's answers.",
    method: 'post',
    path: '/webhook-log/:loggedId/replay',
    access: 'server',
    scope: 'admin',
    responses: { 202: wholeDelivery },
    errors: ['event_not_found', 'event_without_work'],
  },
  proveWebhook: {
    summary:
      'Calls the webhook address of this service over BASE_URL, as Pluggy would, and says whether the call came in.',
    details:
      'The call carries a number that only this service knows. It is made at most every five minutes without being asked for; this makes it now.',
    method: 'post',
    path: '/webhook-round-trip',
    access: 'server',
    scope: 'admin',
    responses: { 200: roundTrip },
  },
  listJobs: {
    summary: 'Work that waits, runs, or was given up, in the order in which it was asked for.',
    method: 'get',
    path: '/jobs',
    access: 'server',
    scope: 'admin',
    query: query({
      /** Jobs in this state alone. */
      state: maybe(oneOf(JOB_STATES)),
      ...paged,
    }),
    responses: { 200: page(job) },
    errors: CURSOR,
  },
  replayJob: {
    summary: 'Gives a job that was given up another chance.',
    details: 'The answer is the job that waits in its place; its id is another one.',
    method: 'post',
    path: '/jobs/:jobId/replay',
    access: 'server',
    scope: 'admin',
    responses: { 202: job },
    errors: ['job_not_found', 'job_not_dead'],
  },
  readUsage: {
    summary:
      'The calls at Pluggy by endpoint and minute, the latest first; what is held back now; which quotas are spent.',
    details: 'All processes together; those of another process are a few seconds late. Kept for 30 days.',
    method: 'get',
    path: '/usage',
    access: 'server',
    scope: 'admin',
    query: query({
      /** Calls from then on. */
      since: maybe(moment),
      ...paged,
    }),
    responses: { 200: usage },
    errors: CURSOR,
  },
} as const satisfies Operations;
