import { Badge, type BadgeTone } from '../../components/Badge.tsx';
import type { IconName } from '../../components/Icon.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { BillState } from './bill-standings.ts';
import { cardTexts } from './texts.ts';

const LOOKS: Readonly<Record<BillState, { tone: BadgeTone; icon: IconName }>> = {
  paid: { tone: 'good', icon: 'check' },
  partly: { tone: 'warning', icon: 'clock' },
  open: { tone: 'warning', icon: 'clock' },
  credit: { tone: 'good', icon: 'check' },
  unknown: { tone: 'neutral', icon: 'alert' },
};

export function BillStateBadge({ state }: { state: BillState }) {
  const t = useTexts(cardTexts);
  return (
    <Badge tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {t.states[state]}
    </Badge>
  );
}
