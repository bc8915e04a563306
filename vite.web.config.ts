import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string): string => fileURLToPath(new URL(`./src/web/${name}.html`, import.meta.url));

/** The app's page, and those that are light entries of their own. */
const PAGES = ['index', 'conectar', 'pluggy-v2-test', 'pluggy-v2-token-only', 'pluggy-widget-debug', 'dev'];

/**
 * What so many pages and entries share is one file: forty small ones are compressed worse than one, and each is asked for
 * by itself. With a lower number pages fetch much that they do not use.
 */
const SHARED_BY = 7;

const OWN = (id: string): boolean => id.startsWith(fileURLToPath(new URL('./src/', import.meta.url)));

const WORKER = fileURLToPath(new URL('./src/web/service-worker.ts', import.meta.url));

/** Builds the pages: their HTML, and hashed files under `assets/`, nothing else. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/web', import.meta.url)),
  plugins: [react()],
  build: {
    // what is bundled has to carry its licences
    license: { fileName: 'THIRD-PARTY-NOTICES.md' },
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    rolldownOptions: {
      input: [...PAGES.map(page), WORKER],
      // a service worker has one address for ever: it is what it rules over
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId === WORKER ? 'service-worker.js' : 'assets/[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'common', minShareCount: SHARED_BY, test: OWN }] },
      },
    },
    // every browser that reads this build's syntax knows the hint by itself
    modulePreload: { polyfill: false },
    // A data: URL would need an exception in the content security policy; a file does not.
    assetsInlineLimit: 0,
    // The widget's frame library is most of it; one file is simpler to cache than to split.
    chunkSizeWarningLimit: 700,
  },
});
