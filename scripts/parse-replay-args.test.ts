import { describe, expect, it } from 'vitest';
import { parseReplayArgs } from './parse-replay-args.ts';

const parse = (...args: string[]) => parseReplayArgs(args);

describe('what "npm run replay" is asked for', () => {
  it('is one event, everything since a time, the dead letter, or its list', () => {
    expect(parse('--event', 'a1')).toEqual({ eventId: 'a1' });
    expect(parse('--dead')).toEqual({ dead: true });
    expect(parse('--list')).toEqual({ list: true });
    expect(parse('--since', '90m')).toEqual({ agoMs: 90 * 60_000 });
    expect(parse('--since', '2026-11-30T03:00:00-03:00')).toEqual({
      since: new Date('2026-11-30T06:00:00Z'),
    });
    expect(parse('--since', '2026-11-29')).toEqual({ since: new Date('2026-11-29T00:00:00Z') });
  });

  it.each([[[]], [['--dead', '--list']], [['--event', 'a1', '--since', '1h']]])(
    'is refused unless it is one thing: %j',
    (args) => {
      expect(() => parse(...args)).toThrow(/Say one thing to replay[\s\S]*Usage/);
    },
  );

  it.each([['yesterday'], ['2026-11-30T03:00:00'], ['2026-13-01'], ['0h'], ['']])(
    'is refused with a time that is not clear: "%s"',
    (since) => {
      expect(() => parse('--since', since)).toThrow(
        /neither a time with its zone nor a duration[\s\S]*Usage/,
      );
    },
  );

  it('is refused with an option that does not exist, and says how it is used', () => {
    expect(() => parse('--evnt', 'a1')).toThrow(/--evnt[\s\S]*Usage/);
    expect(() => parse('a1')).toThrow(/a1[\s\S]*Usage/);
  });
});
