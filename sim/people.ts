/** The users of the service. */
export const PEOPLE = ['ana', 'bia', 'caio'];
