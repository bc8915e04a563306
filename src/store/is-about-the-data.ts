import { DatabaseUnavailable, StoreError } from './store-error.ts';

/** "Data exception", "integrity constraint", "cardinality violation", "program limit exceeded": about the rows, not about the database. */
const ABOUT_THE_DATA = /^(21|22|23|54)/;

/** Whether PostgreSQL refused what it was given, as opposed to being away or full. */
export function isAboutTheData(error: unknown): error is StoreError {
  return (
    error instanceof StoreError && !(error instanceof DatabaseUnavailable) && ABOUT_THE_DATA.test(error.code)
  );
}
