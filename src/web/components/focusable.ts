/** Has the keyboard reach a part of a drawing. In SVG the attribute's name counts to the letter, and `tabIndex` is not it. */
export const FOCUSABLE = { tabindex: 0 };
