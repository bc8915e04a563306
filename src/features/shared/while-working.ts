/**
 * Does `work` while a worker of this process runs, and resolves with what it answers once that worker has stopped. For
 * commands, which must also end where no service runs; what is under way when `work` ends is handed back.
 */
export type WhileWorking = <T>(work: () => Promise<T>) => Promise<T>;
