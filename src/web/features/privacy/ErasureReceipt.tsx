import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Facts } from '../../components/Facts.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { isSignedOut } from '../../lib/ApiError.ts';
import { useApi } from '../../lib/ApiProvider.tsx';
import { formatCount } from '../../lib/format-money.ts';
import { formatMoment } from '../../lib/format-time.ts';
import { useTexts } from '../../lib/texts.ts';
import { getErasure } from './api/erase-person.ts';
import '../../styles/money.css';
import { privacyTexts } from './texts.ts';

/** While it goes on, its state is asked for this often. */
const ASK_EVERY_MS = 3_000;

/** That the session is over is no fault here, and nothing to ask for a session again for. */
function nullForStrangers(error: unknown): null {
  if (isSignedOut(error)) return null;
  throw error;
}

/** What a person keeps of an erasure: its number, and how far it is. */
export default function ErasureReceipt({ receiptId }: { receiptId: string }) {
  const api = useApi();
  const t = useTexts(privacyTexts);
  const { language } = useI18n();
  const [isCopied, setCopied] = useState(false);
  const { data, isError } = useQuery({
    queryKey: ['erasure', receiptId],
    queryFn: ({ signal }) => getErasure(api, receiptId, signal).catch(nullForStrangers),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_EVERY_MS : false),
    retry: false,
  });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(receiptId).catch(() => undefined);
    setCopied(true);
  };
  return (
    <section className="card privacy-card receipt" aria-labelledby="receipt-title" role="status">
      <h2 id="receipt-title">{data?.state === 'done' ? t.erasureStates['done'] : t.receipt}</h2>
      <p>{t.receiptBody}</p>
      <Facts
        facts={[
          { name: t.receiptNumber, value: <code>{receiptId}</code> },
          data
            ? {
                name: t.erased(formatCount(data.erased?.rows ?? 0, language)),
                value: t.erasureStates[data.state],
              }
            : null,
          Boolean(data?.finishedAt) && {
            name: t.finishedOn,
            value: formatMoment(data?.finishedAt ?? '', language),
          },
        ]}
      />
      {(isError || data === null) && <p className="fine">{t.receiptUnreadable}</p>}
      <Button onClick={() => void copy()}>{isCopied ? t.copied : t.copy}</Button>
    </section>
  );
}
