/** So small that nobody waits for it. */
export const FORGET_AT_ONCE = 500;
