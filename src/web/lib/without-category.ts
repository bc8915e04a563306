/** Stands for what has no category, in addresses too. */
export const WITHOUT = 'sem-categoria';
