import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The sandbox's two pages. The sandbox serves `index.html` at `/` and `mock-bank.html` at `/mock-bank`, so
 * their assets are addressed from the root.
 */
export default defineConfig({
  root: path('./sandbox/widget'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: path('./dist/sandbox-widget'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: { index: path('./sandbox/widget/index.html'), bank: path('./sandbox/widget/mock-bank.html') },
    },
  },
});
