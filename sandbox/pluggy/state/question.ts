/** What a person does at the bank itself: scan a code, or authorise the access in the bank's app. */
export type ActionKind = 'qr' | 'access';

/** What a person answers here, or (`oauth`) on the bank's page. */
export type InputKind = 'token' | 'image' | 'select' | 'phone' | 'company' | 'holder' | 'oauth';

/** What an item can ask of a person in the middle of a sync. */
export type QuestionKind = InputKind | ActionKind;

/** A question that an item asks now. */
export interface Question {
  readonly kind: QuestionKind;
  readonly expiresAtMs: number;
}
