import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * Builds `/pluggy-connect.js`, one script for any page; with `--mode widget` builds `/pluggy-connect-widget.js`, Pluggy's own
 * package, which the script loads when a page asks for it. The same sources give the same bytes: the documentation prints
 * the script's hash.
 */
export default defineConfig(({ mode }) => ({
  root: path('./src/connect'),
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: path('./dist/connect'),
    target: 'es2022',
    reportCompressedSize: false,
    license: { fileName: `${mode === 'widget' ? 'pluggy-connect-widget' : 'pluggy-connect'}.licenses.md` },
    lib: {
      entry: path(mode === 'widget' ? './src/connect/element/widget.ts' : './src/connect/element/script.ts'),
      formats: [mode === 'widget' ? 'es' : 'iife'],
      name: 'PluggyConnectScript',
      fileName: () => (mode === 'widget' ? 'pluggy-connect-widget.js' : 'pluggy-connect.js'),
    },
  },
}));
