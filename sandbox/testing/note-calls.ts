/**
 * The same client, which notes the names of the methods called on it. The methods that it calls on itself
 * aren't noted.
 */
export function noteCalls<Client extends object>(client: Client, called: Set<string>): Client {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      called.add(name);
      return member.bind(target);
    },
  });
}

/** The names of a class's own methods. */
export function methodsOf(type: { readonly prototype: object }): string[] {
  return Object.getOwnPropertyNames(type.prototype).filter((name) => name !== 'constructor');
}
