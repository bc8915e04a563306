import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The service runs at SERVICE_URL. The page reaches it through its own address, so that the session's cookie counts. */
const service = process.env['SERVICE_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': service, '/pluggy-connect': service } },
});
