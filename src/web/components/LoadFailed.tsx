import { ErrorNotice } from './ErrorNotice.tsx';

export interface LoadFailedProps {
  title: string;
  /** What was asked for. */
  of: { isError: boolean; error: unknown; isFetching: boolean; refetch(): Promise<unknown> };
}

/** Says that something could not be read, and asks for it again; nothing where it could. */
export function LoadFailed({ title, of }: LoadFailedProps) {
  if (!of.isError) return null;
  return (
    <ErrorNotice title={title} error={of.error} onRetry={() => void of.refetch()} busy={of.isFetching} />
  );
}
