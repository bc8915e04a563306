/** The part of zoid, which has no types of its own, that the old package's stand-in calls. */
declare module 'zoid/dist/zoid.frameworks.frame' {
  interface Definition {
    readonly tag: string;
    readonly url: (given: { readonly props: never }) => string;
    readonly dimensions: { readonly width: string; readonly height: string };
    readonly attributes: { readonly iframe: { readonly title: string } };
    readonly props: Readonly<Record<string, object>>;
  }

  export function create(
    definition: Definition,
  ): (props: Readonly<Record<string, unknown>>) => { render(container: string): Promise<void> };
}
