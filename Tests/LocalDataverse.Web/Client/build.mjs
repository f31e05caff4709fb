// Bundles the client: node build.mjs FOLDER writes FOLDER/client/* with the page that loads it. The same source gives the same
// bytes from every folder.
import { copyFileSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const target = process.argv[2];
if (!target) {
  console.error("Give the folder to write to: node build.mjs FOLDER");
  process.exit(2);
}

const home = dirname(fileURLToPath(import.meta.url));
const folder = resolve(home, target, "client");
rmSync(folder, { recursive: true, force: true });

await build({
  absWorkingDir: home,
  entryPoints: { client: "src/main.ts" },
  outdir: folder,
  bundle: true,
  splitting: true,
  minify: true,
  // Fluent's components tell apart what they were given by the names of classes.
  keepNames: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "linked",
  chunkNames: "[name]-[hash]",
  logLevel: "warning",
});
copyFileSync(resolve(home, "src/main.html"), resolve(folder, "main.html"));
