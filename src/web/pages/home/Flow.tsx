import { Card } from '../../components/Card.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { FlowChart } from '../../features/overview/FlowChart.tsx';
import { currenciesOf, toBars } from '../../features/overview/months.ts';
import { overviewTexts } from '../../features/overview/texts.ts';
import type { useCashFlow } from '../../features/overview/use-overview.ts';
import { useTexts } from '../../lib/texts.ts';

export interface FlowProps {
  /** YYYY-MM, the oldest first. */
  months: readonly string[];
  flow: ReturnType<typeof useCashFlow>;
}

/** What came in and went out, a chart for each currency. */
export function Flow({ months, flow }: FlowProps) {
  const t = useTexts(overviewTexts);
  const { data, isError, error, refetch, isFetching } = flow;
  const currencies = data ? currenciesOf(data) : [''];
  return currencies.map((currency, index) => (
    <Section key={currency} title={index === 0 ? t.flow : t.flowIn(currency)}>
      <Card className="flow-card">
        {isError && (
          <ErrorNotice title={t.failed} error={error} onRetry={() => void refetch()} busy={isFetching} />
        )}
        {!data && !isError && <Skeleton rows={1} height={312} />}
        {data && <FlowChart bars={toBars(data, months, currency)} currencyCode={currency || 'BRL'} />}
      </Card>
    </Section>
  ));
}
