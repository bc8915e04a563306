import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The sandbox's three pages, each in a folder of its own. The sandbox serves the widget's at `/`, the mock bank's at
 * `/mock-bank` and the control page at `/_sandbox`, so their assets are addressed from the root.
 */
export default defineConfig({
  root: path('./sandbox/pages'),
  base: '/',
  plugins: [react()],
  build: {
    // what is bundled has to carry its licences
    license: { fileName: 'THIRD-PARTY-NOTICES.md' },
    outDir: path('./dist/sandbox-widget'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: {
        widget: path('./sandbox/pages/widget/index.html'),
        bank: path('./sandbox/pages/mock-bank/index.html'),
        control: path('./sandbox/pages/control/index.html'),
      },
    },
  },
});
