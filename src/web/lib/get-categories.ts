import * as z from 'zod/mini';
import { category } from '../../contract/shapes/pluggy/category.ts';
import { row, rows } from './answer-fields.ts';
import type { ApiClient } from './api-client.ts';

const readCategories = z.object({ results: rows(row(category, 'id')) });

export type Category = z.infer<typeof readCategories>['results'][number];

export async function getCategories(api: ApiClient, signal?: AbortSignal): Promise<Category[]> {
  return (await api.get('/categories', readCategories, signal ? { signal } : {})).results;
}
