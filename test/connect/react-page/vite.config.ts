import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** With React's development build, whose StrictMode mounts everything twice. */
export default defineConfig({
  root: path('.'),
  mode: 'development',
  plugins: [react()],
  resolve: { alias: { 'pluggy-open-finance/react': path('../../../src/connect/react/index.ts') } },
  build: { rolldownOptions: { input: path('./react.html') }, assetsDir: 'react-assets' },
});
