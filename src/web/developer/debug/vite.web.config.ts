import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page at `/`: `index.html` and hashed files under `assets/`, nothing else. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/web', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    // A data: URL would need an exception in the content security policy; a file does not.
    assetsInlineLimit: 0,
    // The widget's frame library is most of it; one file is simpler to cache than to split.
    chunkSizeWarningLimit: 700,
  },
});
