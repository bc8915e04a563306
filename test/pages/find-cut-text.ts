/**
 * What a careful look finds wrong with where the text of a page stands, at the width that it has now: text that is cut off,
 * that lies outside the window, or on other text. Text that ends in "…" is fine where its whole can be had: a title, or a
 * control that opens it. It runs inside the page, so it uses nothing from outside.
 */
export function findCutText(): string[] {
  const found = new Set<string>();
  const width = document.documentElement.clientWidth;
  const spare = 1.5;
  if (document.documentElement.scrollWidth > width)
    found.add(`the page scrolls sideways by ${document.documentElement.scrollWidth - width} px`);

  interface Look {
    readonly cutsX: boolean;
    readonly cutsY: boolean;
    readonly scrollsX: boolean;
    readonly shortens: boolean;
    readonly floats: boolean;
    readonly box: DOMRect;
  }
  const looks = new Map<Element, Look>();
  const lookAt = (element: Element): Look => {
    const known = looks.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const isBox = style.display !== 'inline' && style.display !== 'contents';
    const look = {
      cutsX: isBox && /hidden|clip/.test(style.overflowX),
      cutsY: isBox && /hidden|clip/.test(style.overflowY),
      scrollsX: isBox && /auto|scroll/.test(style.overflowX),
      shortens: style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none',
      floats: /fixed|sticky|absolute/.test(style.position),
      box: element.getBoundingClientRect(),
    };
    looks.set(element, look);
    return look;
  };
  const wordsOf = (node: Node): string => (node.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
  const isHeard = (element: Element): boolean =>
    element.closest('.visually-hidden, .skip, script, style, noscript, option, [hidden]') !== null;
  const isOpened = ({ id }: Element): boolean =>
    id !== '' && document.querySelector(`[aria-controls="${CSS.escape(id)}"]`) !== null;
  const hasWhole = (element: Element): boolean =>
    isOpened(element) || element.closest('[title], a, button, summary') !== null;

  interface Line {
    readonly parent: Element;
    readonly words: string;
    readonly rect: DOMRect;
  }
  const lines: Line[] = [];

  const check = (parent: Element, words: string, rect: DOMRect): void => {
    let scrolls = false;
    let floats = false;
    for (let at: Element | null = parent; at !== null && at !== document.body; at = at.parentElement) {
      const { cutsX, cutsY, scrollsX, shortens, floats: isLoose, box } = lookAt(at);
      floats ||= isLoose;
      scrolls ||= scrollsX;
      if (scrolls) break;
      // as small as this, it is meant for ears alone
      if ((cutsX || cutsY) && (box.width <= 2 || box.height <= 2)) return;
      const isCutX = cutsX && (rect.right > box.right + spare || rect.left < box.left - spare);
      const isCutY = cutsY && (rect.bottom > box.bottom + 3 || rect.top < box.top - 3);
      if (!isCutX && !isCutY) continue;
      if (shortens && hasWhole(at)) return;
      found.add(`cut off: ${words}`);
      return;
    }
    if (!scrolls && (rect.right > width + spare || rect.left < -spare)) found.add(`outside: ${words}`);
    if (!floats && !scrolls) lines.push({ parent, words, rect });
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || wordsOf(node) === '' || isHeard(parent) || !parent.checkVisibility()) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects())
      if (rect.width > 1 && rect.height > 1) check(parent, wordsOf(node), rect);
  }

  // A line of text is drawn in the middle of its box: the outer quarters may meet.
  lines.sort((a, b) => a.rect.top - b.rect.top);
  for (const [index, one] of lines.entries()) {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next];
      if (other === undefined || other.rect.top >= one.rect.bottom) break;
      const apart =
        other.rect.top + other.rect.height / 4 >= one.rect.bottom - one.rect.height / 4 ||
        one.rect.right - 2 <= other.rect.left ||
        other.rect.right - 2 <= one.rect.left ||
        one.parent === other.parent;
      if (!apart) found.add(`on top of each other: ${one.words} | ${other.words}`);
    }
  }
  return [...found];
}
