/** What `/pluggy-connect.js` puts into the window. */
export interface PluggyConnectGlobal {
  open(options: Readonly<Record<string, unknown>>): { close(): void };
}

const isStarted = (value: unknown): value is PluggyConnectGlobal =>
  typeof value === 'object' && value !== null && 'open' in value && typeof value.open === 'function';

const loading = new Map<string, Promise<PluggyConnectGlobal>>();

/** Loads the service's script once a page, whoever asks and however often. A failure is forgotten, so that it can be tried again. */
export function loadScript(serviceUrl: string): Promise<PluggyConnectGlobal> {
  const src = `${serviceUrl}/pluggy-connect.js`;
  const known = loading.get(src);
  if (known !== undefined) return known;
  const load = new Promise<PluggyConnectGlobal>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.async = true;
    script.addEventListener('load', () => {
      const started: unknown = Reflect.get(window, 'PluggyConnect');
      if (isStarted(started)) resolve(started);
      else reject(new Error('The script did not start'));
    });
    script.addEventListener('error', () => {
      loading.delete(src);
      script.remove();
      reject(new Error(`${src} could not be loaded`));
    });
    document.head.append(script);
  });
  loading.set(src, load);
  return load;
}
