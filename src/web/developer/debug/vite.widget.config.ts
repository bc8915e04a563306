import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The sandbox's three pages. The sandbox serves `index.html` at `/`, `mock-bank.html` at `/mock-bank` and
 * `control.html` at `/_sandbox`, so their assets are addressed from the root.
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
      input: {
        index: path('./sandbox/widget/index.html'),
        bank: path('./sandbox/widget/mock-bank.html'),
        control: path('./sandbox/widget/control.html'),
      },
    },
  },
});
