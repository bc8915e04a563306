import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly onPress: () => Promise<unknown>;
  readonly onDone: () => void;
  readonly onFailed: (message: string) => void;
}

/** A button that can't be pressed again while its work is under way. */
export function ActionButton({ label, onPress, onDone, onFailed }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const press = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await onPress();
      onDone();
    } catch (error) {
      onFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <button type="button" className="action" disabled={isBusy} onClick={() => void press()}>
      {label}
    </button>
  );
}
