import { defineConfig } from 'vite';

export default defineConfig({
  // Relative addresses: the page also works under a path of a reverse proxy.
  base: './',
  build: {
    target: 'es2022',
    modulePreload: false,
    // The page's Content-Security-Policy allows files of its own only.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': 'http://127.0.0.1:5000',
      '/hubs': { target: 'http://127.0.0.1:5000', ws: true },
    },
  },
});
