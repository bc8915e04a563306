import type { CategoryChoice } from '../lib/use-categories.ts';

/** All categories, for a list to choose from. */
export function CategoryOptions({ categories }: { categories: readonly CategoryChoice[] }) {
  return categories.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
