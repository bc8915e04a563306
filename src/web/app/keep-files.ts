/** Which build this is: the entry's name has a hash of everything that it loads. */
export const BUILD = new URL(import.meta.url).pathname;

const GATHER_MS = 1_000;

/**
 * Has the service worker keep the app's own files, as they are loaded, so that the app opens without the network. Where there is
 * no service worker, it opens with the network alone.
 */
export async function keepFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
  } catch {
    return; // the browser was told to keep nothing
  }
  const { active } = await navigator.serviceWorker.ready;
  const files = new Set<string>();
  let isGathering = false;
  const tell = (): void => {
    isGathering = false;
    // all of them each time: what is kept already costs nothing, and another tab may have thrown it away
    active?.postMessage({ build: BUILD, files: [...files] });
  };
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const { origin, pathname } = new URL(name);
      if (origin === location.origin && pathname.startsWith('/assets/')) files.add(pathname);
    }
    if (!isGathering) setTimeout(tell, GATHER_MS);
    isGathering = true;
  }).observe({ type: 'resource', buffered: true });
}
