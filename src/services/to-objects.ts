import { parseExactJson } from '../contract/exact-json.ts';

// The use cases answer with JSON texts, in which no number was ever a float. The library's callers get objects.

/** The object of a JSON text: each amount a decimal string with every digit, as the type says. */
export const toObject = <View>(text: string): View => parseExactJson(text) as View;

/** The same of several texts. */
export const toObjects = <View>(texts: readonly string[]): View[] => toObject(`[${texts.join(',')}]`);

/** What has no amounts, with its times as ISO text. */
export const toPlain = <View>(value: object): View => JSON.parse(JSON.stringify(value)) as View;
