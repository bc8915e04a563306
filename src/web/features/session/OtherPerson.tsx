import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useTexts } from '../../lib/texts.ts';
import { otherPersonTexts } from './texts.ts';

/** Asks whether a link may put another person in the place of the one who is signed in. */
export function OtherPerson({ onDecide }: { onDecide(takesLink: boolean): void }) {
  const t = useTexts(otherPersonTexts);
  return (
    <div className="sign-in card">
      <span className="empty-icon">
        <Icon name="alert" />
      </span>
      <h1>{t.title}</h1>
      <p>{t.body}</p>
      <p>{t.advice}</p>
      <Button tone="primary" onClick={() => onDecide(false)}>
        {t.stay}
      </Button>
      <Button onClick={() => onDecide(true)}>{t.take}</Button>
    </div>
  );
}
