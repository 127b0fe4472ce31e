import react from '@vitejs/plugin-react';
import Icons from 'unplugin-icons/vite';
import { compression } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` sends what is not the console's: a hub, or the mock of e2e/mock. */
const hub = process.env.SERAI_URL ?? 'http://127.0.0.1:8181';

export default defineConfig({
  plugins: [
    react(),
    Icons({ compiler: 'raw' }),
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024, include: /\.(html|js|css|svg|json)$/ }),
  ],
  build: {
    outDir: 'target/classes/console',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and icons stay files of their own: nothing is inlined that the content security policy would have to allow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': hub,
      '/ready': hub,
      '/health': hub,
      '/hooks': hub,
      '/services': hub,
      '/approvals/links': hub,
      '/v1': { target: hub, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    testTimeout: 20_000,
  },
});
