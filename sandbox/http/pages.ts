import { badRequest } from '../pluggy/rules/ApiError.ts';

const MAX_PAGE_SIZE = 500;

export interface PageParameters {
  readonly page: number;
  readonly pageSize: number;
}

/** `page` (from 1) and `pageSize` (1 to 500, which is also the default). */
export function pageParameters(query: URLSearchParams): PageParameters {
  return {
    page: integer(query, 'page', 1, Number.MAX_SAFE_INTEGER),
    pageSize: integer(query, 'pageSize', MAX_PAGE_SIZE, MAX_PAGE_SIZE),
  };
}

/** Pluggy's envelope around one page of a list. */
export function pageWithin(all: readonly unknown[], { page, pageSize }: PageParameters): object {
  const start = (page - 1) * pageSize;
  const totalPages = Math.max(Math.ceil(all.length / pageSize), 1);
  return { page, total: all.length, totalPages, results: all.slice(start, start + pageSize) };
}

function integer(query: URLSearchParams, name: string, fallback: number, high: number): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw badRequest(`${name} must not be less than 1`);
  if (value > high) throw badRequest(`${name} must not be greater than ${high}`);
  return value;
}
