import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { isAwaited } from './is-awaited.ts';

it('what has failed once is not waited for any longer, also while it is asked for again', async () => {
  const queries = new QueryClient();
  let fail: (cause: Error) => void = () => undefined;
  let answer: (text: string) => void = () => undefined;
  const observer = new QueryObserver(queries, {
    queryKey: ['sums'],
    queryFn: () =>
      new Promise<string>((resolve, reject) => {
        answer = resolve;
        fail = reject;
      }),
    retry: false,
  });
  const stop = observer.subscribe(() => undefined);
  expect(isAwaited(observer.getCurrentResult())).toBe(true);

  const first = observer.refetch();
  fail(new Error('no answer'));
  expect((await first).isError).toBe(true);
  const second = observer.refetch();
  expect(observer.getCurrentResult()).toMatchObject({ isPending: true, failureCount: 0 });
  expect(isAwaited(observer.getCurrentResult())).toBe(false);

  answer('ten');
  expect(await second).toMatchObject({ data: 'ten' });
  expect(isAwaited(observer.getCurrentResult())).toBe(false);
  stop();
});
