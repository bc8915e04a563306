/** What the figures of this benchmark mean; printed under them in bench/RESULTS.md. */
export function ingestNotes(rounds: number, connections: number): readonly string[] {
  const each = connections === 1 ? 'one connection' : `${connections} connections at the same time`;
  return [
    'PostgreSQL, the service and the sandbox share the cores of this one machine, so what the sandbox takes to make the pages is missing to the other two. fsync is on.',
    `Every rate is the median of ${rounds} rounds, after one that does not count; every ratio is the median of the ratios within a round. Each measurement starts with empty tables, right after a checkpoint.`,
    '`http_to_row_rows_per_second`: a bank with all the rows, connected at the sandbox (a process of its own), is synced by the worker and the sync code of the service, from the job to its last commit. The sandbox makes its pages on one thread, at about 58 a second on this machine (`npm run bench -- sandbox`), and a sync cannot be faster than that, while COPY has both cores to itself.',
    `\`write_path_rows_per_second\`: the same pages, already in memory, written on ${each} as a sync writes them: one statement and one commit for each page of 500, which do not wait for the disk; the end of the job does, and is measured.`,
    `\`copy_rows_per_second\`: COPY FROM STDIN of the same rows with all columns into a table with the same definition, indexes and constraints, on ${each}; for each one statement and one commit. Both ratios are to this one.`,
    '`service_cpu_us_per_row` is user and system time of the process that runs the service code; PostgreSQL and the sandbox are other processes. `carrying_cpu_us_per_row`: the same process only carries the same pages from the sandbox to PostgreSQL, which takes them and does nothing with them: no sync can cost less.',
  ];
}
