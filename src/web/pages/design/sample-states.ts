/** How the service answers a page that is shown: with data, with empty lists, with a failure, or not yet. */
export const SAMPLE_STATES = ['full', 'empty', 'failing', 'waiting'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];
