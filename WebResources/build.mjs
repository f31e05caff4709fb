// Bundles each entry of src into one classic script, as Dataverse serves it, and the control with its manifest, styles and texts:
// node build.mjs FOLDER makes FOLDER anew, with WebResources/opps_/scripts/*.js, the plug-ins' sentences of the rules as
// WebResources/opps_/strings/reasons.*.resx, and Controls/*: the places that they have in an unpacked solution. The same source
// gives the same bytes from every folder.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

/** Source file in src, which is also the name in Dataverse, and the global name that its exports are called by; pages have none. */
const entries = {
  closeopportunity: undefined,
  commission: undefined,
  "commissionline.commands": "Opps.CommissionLineCommands",
  "customer.form": "Opps.CustomerForm",
  customersellers: undefined,
  firststeps: undefined,
  lists: undefined,
  mycommission: undefined,
  "opportunity.commands": "Opps.OpportunityCommands",
  "opportunity.form": "Opps.OpportunityForm",
  "opportunity.found": "Opps.FoundOpportunity",
  replaceseller: undefined,
  sellerhistory: undefined,
  settings: undefined,
  sharesasof: undefined,
  statement: undefined,
};

/** Made with packages of others: loaded by who asks for it, small, and with their licences at its head. */
const packaged = { workbook: { globalName: "OppsWorkbook", of: ["write-excel-file", "fflate"] } };

/** The control's folder in an unpacked solution: the publisher's prefix with namespace and constructor of its manifest. */
const controlName = "opps_Opps.SellerSharesControl";

const target = process.argv[2];
if (!target) {
  console.error("Give the folder to write to: node build.mjs FOLDER");
  process.exit(2);
}

const home = dirname(fileURLToPath(import.meta.url));
const scripts = resolve(home, target, "WebResources", "opps_", "scripts");
const control = resolve(home, target, "Controls", controlName);
rmSync(resolve(home, target), { recursive: true, force: true });

const webResources = resolve(home, "../Solution/src/WebResources/opps_");
const pluginTexts = resolve(home, "../Plugins/Core/Texts");
const solution = resolve(home, "../Solution/src");
/** A text of a RESX, with its key. */
const data = / *<data name="(\w+)"[^]*?<\/data>\r?\n/g;
/** A classic script of its own, for browsers that the platform supports. */
const classic = {
  absWorkingDir: home,
  bundle: true,
  format: "iife",
  target: "es2018",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  define: { shippedSolution: JSON.stringify(shipped()) },
};

for (const [name, globalName] of Object.entries(entries)) {
  await build({
    ...classic,
    entryPoints: [`src/${name}.ts`],
    outfile: resolve(scripts, `${name}.js`),
    ...(globalName && { globalName }),
    lineLimit: 160,
  });
}

for (const [name, { globalName, of }] of Object.entries(packaged)) {
  const licences = of.map((each) => `${each}\n\n${readFileSync(resolve(home, "node_modules", each, "LICENSE"), "utf8").trim()}`);
  await build({
    ...classic,
    entryPoints: [`src/${name}.ts`],
    outfile: resolve(scripts, `${name}.js`),
    globalName,
    minify: true,
    lineLimit: 160,
    banner: { js: `/*!\n${licences.join("\n\n")}\n*/` },
  });
}

await build({ ...classic, entryPoints: ["src/control/index.ts"], outfile: resolve(control, "bundle.js"), minify: true });
await writeStyles();
copyTexts();
copyReasons();
writeManifest();

/** What the page of the first steps holds an environment against: the plug-in steps, and the words of the lists by language. */
function shipped() {
  const steps = readdirSync(resolve(solution, "SdkMessageProcessingSteps")).map((file) => /^\{(.+)\}\.xml$/.exec(file)[1].toLowerCase());
  const lists = readdirSync(resolve(solution, "OptionSets")).map((file) => {
    const options = readFileSync(resolve(solution, "OptionSets", file), "utf8").matchAll(/<option value[^]*?<\/option>/g);
    const words = ([option]) => Object.fromEntries([...option.matchAll(/<label description="([^"]*)" languagecode="(\d+)"/g)].map(([, label, language]) => [language, label]));
    return [file.replace(".xml", ""), [...options].map(words)];
  });
  return { steps: steps.sort(), lists: Object.fromEntries(lists.sort(([one], [other]) => (one < other ? -1 : 1))) };
}

/**
 * The sheet that all pages share and the control's own, both kept to the control. It stands in the midst of somebody else's page, whose
 * sheets may know classes of the same names: theirs are taken back, and three times the same class outweighs them.
 */
async function writeStyles() {
  const sheets = [resolve(webResources, "styles", "fluent.css"), resolve(home, "src/control/sellers.css")];
  const rules = sheets.map((sheet) => readFileSync(sheet, "utf8").replace(/^(:root|body) \{/gm, "& {"));
  const ownOnly = "& :where(:not(svg *)) {\n  all: revert;\n}\n";
  const { code } = await transform(`.opps.opps.opps {\n${ownOnly}${rules.join("\n")}\n}`, { loader: "css", minify: true, charset: "utf8" });
  write("css/SellerSharesControl.css", code);
}

/**
 * A control has resources of its own: copies of the scripts' texts and of the rules' sentences in one file a language, only those that
 * it names, for it is loaded with every form.
 */
function copyTexts() {
  const code = readFileSync(resolve(control, "bundle.js"), "utf8") + readFileSync(resolve(home, "src/control/ControlManifest.Input.xml"), "utf8");
  const named = (key) => code.includes(`"${key}"`);
  for (const file of readdirSync(resolve(webResources, "strings")).filter((name) => name.endsWith(".resx"))) {
    const texts = readFileSync(resolve(webResources, "strings", file), "utf8");
    const sentences = readFileSync(resolve(pluginTexts, file.replace("texts", "Journal")), "utf8");
    const all = texts.replace("</root>", `${[...sentences.matchAll(data)].map(([each]) => each).join("")}</root>`);
    write(`strings/${file}`, all.replace(data, (each, key) => (named(key) ? each : "")));
  }
}

/** The sentences of the rules are the plug-ins' own: kept once, there. */
function copyReasons() {
  for (const file of readdirSync(pluginTexts).filter((name) => /^Journal\.\d+\.resx$/.test(name))) {
    cpSync(resolve(pluginTexts, file), resolve(home, target, "WebResources", "opps_", "strings", file.replace("Journal", "reasons")));
  }
}

/** The source's manifest names what is bundled, the packed one the bundle. */
function writeManifest() {
  const manifest = readFileSync(resolve(home, "src/control/ControlManifest.Input.xml"), "utf8");
  write("ControlManifest.xml", manifest.replace('<code path="index.ts"', '<code path="bundle.js"'));
}

function write(name, content) {
  const file = resolve(control, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
