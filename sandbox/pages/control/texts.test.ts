import { expect, it } from 'vitest';
import { noFaults } from '../../faults/faults.ts';
import { scenarioNames } from '../../pluggy/runs/stories.ts';
import { faultText } from './fault-texts.ts';
import { scenarioText, timeText, wordsFor } from './texts.ts';

it.each(['pt', 'en'] as const)('has words in %s for every scenario of the sandbox', (language) => {
  const { texts } = wordsFor(language);
  for (const name of scenarioNames) expect(scenarioText(texts, name)).not.toBe(name);
});

it.each(['pt', 'en'] as const)('says in %s what each fault does', (language) => {
  const names = [...Object.keys(noFaults.api), ...Object.keys(noFaults.webhooks)];
  for (const name of names) expect(faultText(language, name), name).not.toBe('');
});

it('leaves the day away on the day itself', () => {
  const words = wordsFor('en');
  const noon = '2026-11-20T12:00:00.000Z';
  expect(timeText(noon, words, '2026-11-20T12:30:00.000Z')).not.toContain('2026');
  expect(timeText(noon, words, '2026-11-22T12:30:00.000Z')).toContain('2026');
});
