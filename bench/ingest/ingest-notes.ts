/** What the figures of this benchmark mean; printed under them in bench/RESULTS.md. */
export const INGEST_NOTES: readonly string[] = [
  'PostgreSQL, the service and the sandbox share the cores of this one machine, so what the sandbox takes to make the pages is missing to the other two. Commits wait for the disk (fsync and synchronous_commit are on).',
  'Every rate is the median of three rounds; every ratio is the median of the ratios within a round. Each measurement starts with empty tables, right after a checkpoint.',
  '`http_to_row_rows_per_second`: a bank with all the rows, connected at the sandbox (a process of its own), is synced by the worker and the sync code of the service, from the job to its last commit.',
  '`write_path_rows_per_second`: the same pages, already in memory, written one after the other on one connection as a sync writes them: one statement and one commit for each page of 500.',
  '`copy_rows_per_second`: COPY FROM STDIN of the same rows with all columns into a table with the same definition, indexes and constraints, on one connection, which is what a sync of one item writes with; one statement, one commit.',
  '`service_cpu_us_per_row` is user and system time of the process that runs the service code; PostgreSQL and the sandbox are other processes.',
  '`second_sync_rows_written`: inserts, updates and deletes that `pg_stat_user_tables` counted on the table during a second sync of unchanged data, the most of all rounds.',
  "`peak_rss_over_idle_mib` belongs to the first sync of the run: the kernel's high-water mark, or samples every 100 ms where the start of the process had reached higher, over the resident memory after a garbage collection just before.",
];
