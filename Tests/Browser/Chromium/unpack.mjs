// Unpacks Chromium and the libraries that slim machines lack, and prints where they are: the executable, then the libraries.
import { createReadStream, existsSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { extract } from "tar-fs";

const packages = join(dirname(fileURLToPath(import.meta.url)), "node_modules");
const libraries = join(packages, ".libraries");
if (!existsSync(libraries)) {
  const packed = join(packages, "@sparticuz", "chromium", "bin", "al2023.tar.br");
  const unfinished = `${libraries}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await pipeline(createReadStream(packed), createBrotliDecompress(), extract(unfinished));
  renameSync(unfinished, libraries);
}

console.log(await chromium.executablePath());
console.log(join(libraries, "lib"));
