/** A decimal number as its digits, such as "-42.50": a float cannot hold most amounts. */
export type Decimal = `${number}`;
