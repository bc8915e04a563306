export function findSystemPostgres(): string | null;
