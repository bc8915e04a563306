/** Members that JSON carries as a number or as a boolean; a form has texts only. */
const NUMBERS: ReadonlySet<string> = new Set(['connectorId']);
const BOOLEANS: ReadonlySet<string> = new Set(['avoidDuplicates', 'enabled', 'nonExpiring']);
const NAME = /^([^[\]]+)(?:\[([^[\]]*)\])?$/;

type Value = string | number | boolean;

/**
 * A form as the object that JSON would have been: `parameters[user]=x` is a member of a member, `products[]=A`
 * and a repeated name make a list.
 */
export function parseForm(text: string): object {
  const members = new Map<string, Value | Value[] | Map<string, Value>>();
  for (const [given, content] of new URLSearchParams(text)) {
    const [, name = given, inner] = NAME.exec(given) ?? [];
    const known = members.get(name);
    if (inner !== undefined && inner !== '') {
      const inside = known instanceof Map ? known : new Map<string, Value>();
      members.set(name, inside.set(inner, typed(inner, content)));
    } else if (known === undefined || known instanceof Map) {
      members.set(name, inner === '' ? [content] : typed(name, content));
    } else {
      members.set(name, [...(Array.isArray(known) ? known : [known]), content]);
    }
  }
  // fromEntries makes plain members of all names, `__proto__` included
  return Object.fromEntries(
    [...members].map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value]),
  );
}

function typed(name: string, text: string): Value {
  if (NUMBERS.has(name) && /^\d+$/.test(text)) return Number(text);
  if (BOOLEANS.has(name) && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
