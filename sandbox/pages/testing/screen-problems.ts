/**
 * What a careful look at a screen finds wrong with it; empty when nothing. It runs inside the page, so it
 * must not use anything from outside. Sizes after WCAG 2.5.5 (44 px), contrasts after WCAG 1.4.3.
 */
export function screenProblems(root: Element, language: string): string[] {
  const problems: string[] = [];
  const name = (element: Element): string =>
    `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent?.trim().slice(0, 40)}`;
  const isShown = (element: Element): boolean =>
    element.getClientRects().length > 0 && !element.closest('.visually-hidden');

  const lang = root.getAttribute('lang');
  if (lang !== (language === 'pt' ? 'pt-BR' : 'en')) problems.push(`lang is ${lang}`);

  const headings = [...root.querySelectorAll('h1')].filter(isShown);
  if (headings.length !== 1) problems.push(`${headings.length} headings of the first level`);
  for (const element of root.querySelectorAll('html, body, main')) {
    if (element.scrollWidth > element.clientWidth) problems.push(`wider than its place: ${name(element)}`);
  }
  if (root.scrollWidth > root.clientWidth) problems.push('wider than the window');

  for (const control of root.querySelectorAll('button, a[href], input, select')) {
    if (!isShown(control)) continue;
    // What belongs to a box to tick is pressed with it.
    const target = control.matches('[type="checkbox"]') ? (control.closest('label') ?? control) : control;
    const { width, height } = target.getBoundingClientRect();
    if (width < 43.9 || height < 43.9) problems.push(`${width} × ${height}: ${name(control)}`);
    const label =
      control.getAttribute('aria-label') ??
      (control instanceof HTMLInputElement || control instanceof HTMLSelectElement
        ? control.labels?.[0]?.textContent
        : control.textContent);
    if (!label?.trim()) problems.push(`without a label: ${name(control)}`);
  }
  for (const image of root.querySelectorAll('img:not([alt])')) problems.push(`no alt: ${name(image)}`);

  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const colour = (css: string): Colour => {
    const numbers = (css.match(/-?[\d.]+/g) ?? []).map(Number);
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
    const scale = css.startsWith('color(srgb') ? 255 : 1;
    return [red * scale, green * scale, blue * scale, alpha];
  };
  const luminance = (of: Colour): number => {
    const [red = 0, green = 0, blue = 0] = of.slice(0, 3).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element): Colour => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found[3] > 0.99) return found;
    }
    return [255, 255, 255, 1];
  };
  for (const element of root.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (!hasText || !isShown(element) || element.closest(':disabled, noscript, script, option')) continue;
    const style = getComputedStyle(element);
    const [text, ground] = [luminance(colour(style.color)), luminance(behind(element))];
    const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) problems.push(`contrast ${contrast.toFixed(2)}: ${name(element)}`);
  }

  if (language === 'en') {
    const shown = root.querySelector('body') as HTMLElement;
    const ours = shown.cloneNode(true) as HTMLElement;
    for (const foreign of ours.querySelectorAll('[lang], script, noscript')) foreign.remove();
    const words = [...ours.querySelectorAll('*')].map((element) => element.textContent ?? '');
    for (const element of shown.querySelectorAll('[aria-label], [alt], [placeholder]')) {
      for (const attribute of ['aria-label', 'alt', 'placeholder']) {
        words.push(element.getAttribute(attribute) ?? '');
      }
    }
    const portuguese = words
      .join('\n')
      .replaceAll('Itaú', '')
      .match(/.*([ãõçáéíóúâêôà]|\b(titular|aplicativo|senha|banco)\b).*/i);
    if (portuguese && !root.querySelector('.banks')) problems.push(`not in English: ${portuguese[0].trim()}`);
  }
  return problems;
}
