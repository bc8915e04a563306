import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { LinkQuestion } from './question-of-link.ts';
import { linkTexts } from './texts.ts';

export interface AskAboutLinkProps {
  question: LinkQuestion;
  onDecide(takesLink: boolean): void;
  /** Before the page is loaded again. */
  keepLink(): void;
}

/** Asks whether a link may sign somebody in here. */
export default function AskAboutLink({ question, onDecide }: AskAboutLinkProps) {
  const t = useTexts(linkTexts)[question];
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
