/**
 * Why reads do not go to the replica of DATABASE_READ_URL. `no_replica`: the server follows no other, it was promoted or never
 * was one. `another_database`: it follows another server than DATABASE_URL's. `behind`: it is seconds behind.
 */
export type ReplicaProblem = 'unreachable' | 'no_replica' | 'another_database' | 'behind';
