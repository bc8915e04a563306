import { useEffect, useState } from 'react';

const read = (): number => Number(getComputedStyle(document.documentElement).fontSize.replace('px', ''));

/** How many pixels a rem has. It follows the size of text that a person chooses while the page is open. */
export function useRem(): number {
  const [rem, setRem] = useState(read);
  useEffect(() => {
    // nothing else tells of a new size but what is measured in it
    const measure = document.createElement('div');
    Object.assign(measure.style, { position: 'absolute', width: '1rem', visibility: 'hidden' });
    document.body.append(measure);
    const observer = new ResizeObserver(() => setRem(read()));
    observer.observe(measure);
    return () => {
      observer.disconnect();
      measure.remove();
    };
  }, []);
  return rem;
}
