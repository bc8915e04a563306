import { expect, it } from 'vitest';
import { canonicalMembers, membersOf } from './canonical-json.ts';

it.each([
  '{}',
  '{"name":"Ana","documentNumber":{"type":"CPF","value":"1"},"accountNumber":"2"}',
  ' { "b" : [ "x" , null , true, {"d":false,"c":[]} ] , "a" : "é\t" } '.replace('\t', ' ').trim(),
  '{"a":"1","a":"2","__proto__":"3","10":"x","9":"y"}',
  '{"a":"text, 1: -2 [3","b":"x:1"}',
  '{"a":1.50,"b":-0,"c":[1e2]}',
  '{"a":"\\u00e9\\"","\\u0062":"c"}',
  '{"\u{10000}":"1","\uffee":"2"}',
])('the quick way reads an object as the exact one does: %s', (text) => {
  const json = Buffer.from(text);
  expect(membersOf(json, 0, json.length)).toEqual(canonicalMembers(json, 0));
});
