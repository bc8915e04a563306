import { describe, expect, it } from 'vitest';
import { escapeJson } from './escape-json.ts';

const BACKSLASH = String.fromCharCode(92);
const u = (hex: string): string => `${BACKSLASH}u${hex}`;

function escaped(inner: string): { value: unknown; escaped: number } {
  const { text, escaped: count } = escapeJson(Buffer.from(`"${inner}"`));
  return { value: JSON.parse(text.toString()) as unknown, escaped: count };
}

describe('escapeJson', () => {
  it('leaves an ordinary text as the very same bytes', () => {
    const json = Buffer.from(`{"a":"caf${u('00e9')} 1${BACKSLASH}n","n":83710.799999999999}`);
    expect(escapeJson(json)).toEqual({ text: json, escaped: 0 });
    expect(escapeJson(json).text).toBe(json);
  });

  it('writes a NUL out as its name', () => {
    expect(escaped(`a${u('0000')}b`)).toEqual({ value: `a${u('0000')}b`, escaped: 1 });
  });

  it('does not mistake an escaped backslash before u0000 for a NUL', () => {
    expect(escaped(`${BACKSLASH}${u('0000')}`)).toEqual({ value: u('0000'), escaped: 0 });
  });

  it('keeps a surrogate pair and writes out lone halves, in any order', () => {
    expect(escaped(`${u('d83d')}${u('de00')}`)).toEqual({ value: '😀', escaped: 0 });
    expect(escaped(`x${u('D83D')}y`)).toEqual({ value: `x${u('D83D')}y`, escaped: 1 });
    expect(escaped(`${u('de00')}${u('d83d')}`)).toEqual({ value: u('de00') + u('d83d'), escaped: 2 });
  });

  it('finds a pair that follows a lone half or a NUL', () => {
    expect(escaped(`${u('0000')}${u('d83d')}${u('de00')}`)).toEqual({ value: `${u('0000')}😀`, escaped: 1 });
    expect(escaped(`${u('d83d')}${u('d83d')}${u('de00')}`)).toEqual({ value: `${u('d83d')}😀`, escaped: 1 });
  });
});
