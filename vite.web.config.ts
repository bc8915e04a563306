import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const source = (name: string): string => fileURLToPath(new URL(`./src/web/${name}`, import.meta.url));

const APP = source('index.html');
/** Pages that are light entries of their own. */
const LIGHT = [
  'conectar.html',
  'pluggy-v2-test.html',
  'pluggy-v2-token-only.html',
  'pluggy-widget-debug.html',
  'dev.html',
].map(source);
const WORKER = source('service-worker.ts');
const BEFORE_PAINT = source('before-paint.ts');

/**
 * What that many of the app's pages share is one file: small ones are compressed worse, and each is waited for by itself. With
 * a lower number pages fetch much that they do not use.
 */
const SHARED_BY = 3;
/** The same for what the light pages load at once. */
const SHARED_BY_LIGHT = 2;

interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** True for what a light page loads at once: it is kept apart from what draws the app. */
function isOfLightPage(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const info = modules.getModuleInfo(id);
  if (info === null) return false;
  if (info.isEntry) return LIGHT.includes(id);
  return info.importers.some((importer) => isOfLightPage(importer, modules, seen));
}

/** The pages are drawn by Preact under React's names: docs/decisions/0065-preact-draws-the-pages.md. */
const PREACT = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
];

const STYLES = /\s*<link rel="stylesheet"[^>]*>/g;

/**
 * A page asks for its styles before its scripts: it is drawn once it has them, and the line is narrow. In the app's page
 * stands the script that runs before that.
 */
const stylesFirst: Plugin = {
  name: 'styles-first',
  transformIndexHtml: {
    order: 'post',
    handler(html, { filename, bundle }) {
      const early = Object.values(bundle ?? {}).find(
        (file) => file.type === 'chunk' && file.facadeModuleId === BEFORE_PAINT,
      );
      const script = filename === APP && early ? `\n    <script src="/${early.fileName}"></script>` : '';
      const styles = html.match(STYLES)?.join('') ?? '';
      return html.replace(STYLES, '').replace(/\s*<title>/, (title) => styles + script + title);
    },
  },
};

/** Builds the pages: their HTML, and hashed files under `assets/`, nothing else. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/web', import.meta.url)),
  plugins: [react(), stylesFirst],
  resolve: { alias: PREACT },
  build: {
    // what is bundled has to carry its licences
    license: { fileName: 'THIRD-PARTY-NOTICES.md' },
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    // the service names with a page what it will load: src/api/page-files.ts
    manifest: true,
    rolldownOptions: {
      input: [APP, ...LIGHT, WORKER, BEFORE_PAINT],
      // a service worker has one address for ever: it is what it rules over
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId === WORKER ? 'service-worker.js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            {
              name: (id, modules) => (isOfLightPage(id, modules) ? 'common' : null),
              debugName: 'common',
              minShareCount: SHARED_BY_LIGHT,
              priority: 1,
            },
            { name: 'app', minShareCount: SHARED_BY },
          ],
        },
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
