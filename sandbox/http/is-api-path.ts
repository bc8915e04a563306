/**
 * Whether a path is of Pluggy's API. The control API and the pages are not, nor is the mock bank, whose address
 * is a credential: what is asked there is neither logged nor struck by faults.
 */
export function isApiPath(path: string): boolean {
  return !/^\/(_sandbox|assets|mock-bank)(\/|$)|^\/$/.test(path);
}
