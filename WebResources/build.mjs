// Bundles each entry of src into one classic script, as Dataverse serves it: node build.mjs FOLDER
// writes FOLDER/opps_/scripts/*.js. The same source gives the same bytes from every folder.
import { rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Source file in src, which is also the name in Dataverse, and the global name that its exports are called by; pages have none. */
const entries = {
  closeopportunity: undefined,
  "customer.form": "Opps.CustomerForm",
  "opportunity.commands": "Opps.OpportunityCommands",
  "opportunity.form": "Opps.OpportunityForm",
  "opportunity.found": "Opps.FoundOpportunity",
  replaceseller: undefined,
  sellers: undefined,
};

const target = process.argv[2];
if (!target) {
  console.error("Give the folder to write to: node build.mjs FOLDER");
  process.exit(2);
}

const home = dirname(fileURLToPath(import.meta.url));
const scripts = resolve(home, target, "opps_", "scripts");
rmSync(resolve(home, target, "opps_"), { recursive: true, force: true });

for (const [name, globalName] of Object.entries(entries)) {
  await build({
    absWorkingDir: home,
    entryPoints: [`src/${name}.ts`],
    outfile: resolve(scripts, `${name}.js`),
    bundle: true,
    format: "iife",
    ...(globalName && { globalName }),
    target: "es2018",
    charset: "utf8",
    legalComments: "none",
    lineLimit: 160,
    logLevel: "warning",
  });
}
