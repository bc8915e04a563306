/**
 * True for what can be one process's id. To `kill`, 0 means the caller's whole process group and a negative number
 * another group: an id that was read from a file or an answer has to pass this before it is signalled.
 */
export function isProcessId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 1;
}
