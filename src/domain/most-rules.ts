/** Of one person: more would make every sync slow, and nobody could tell what they do. */
export const MOST_RULES = 200;
