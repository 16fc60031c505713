import { defineConfig } from "vite";

// File names stay the same from build to build: the server tells browsers by an ETag whether they changed.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/reportedly/web/static",
    emptyOutDir: true,
    target: "es2022",
    // Browsers that know :dir() by themselves: for older ones it would be put as :lang(), which is not the same.
    cssTarget: ["chrome120", "firefox115", "safari16.4"],
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: { app: "src/app.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
