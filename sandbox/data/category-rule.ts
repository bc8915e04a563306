/** The application's own rule for filing transactions. */
export interface CategoryRule {
  readonly id: string;
  readonly description: string;
  readonly categoryId: string;
  readonly transactionType: string | null;
  readonly accountType: string | null;
  readonly matchType: string;
}
