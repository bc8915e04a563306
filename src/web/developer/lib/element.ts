export type Child = Node | string | number | null | undefined | false;

type Listeners = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};

/** Attributes by their names in HTML; true is an empty one, false and undefined leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. Texts are set as texts, so nothing of an answer is ever read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: readonly Child[] | Child = [],
  listeners: Listeners = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, listener] of Object.entries(listeners))
    made.addEventListener(name, listener as (event: Event) => void);
  fill(made, children);
  return made;
}

/** Puts these children in place of those that are there. */
export function fill(parent: Element, children: readonly Child[] | Child): void {
  const all = Array.isArray(children) ? children : [children];
  parent.replaceChildren(
    ...all
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((child) => (child instanceof Node ? child : String(child))),
  );
}

/** What stands between backticks is code. */
export const withCode = (text: string): Child[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));

let ids = 0;

/** An id that no other element of the page has. */
export const newId = (): string => `e${++ids}`;
