// Has pcf-scripts check a control's manifest and make the types of what it takes and hands out: node check.mjs CONTROL_FOLDER ends
// with 1 where the manifest is refused, or the types that stand in the folder are others. Two of the tasks of "pcf-scripts build",
// without the bundling and without what its command line reports to its makers.
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const require = createRequire(import.meta.url);
const { TaskRunner } = require("pcf-scripts/taskRunner");
const { GenerateManifestTypesTask } = require("pcf-scripts/tasks/manifestTypesTask");
const { ValidateManifestTask } = require("pcf-scripts/tasks/validateTask");

const control = resolve(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), "pcf-"));
try {
  cpSync(control, join(work, "control"), { recursive: true });
  rmSync(join(work, "control/generated"), { recursive: true });
  process.chdir(work);
  const tasks = { check: { default: [new ValidateManifestTask(), new GenerateManifestTypesTask()] } };
  if (!(await new TaskRunner({ _: ["check"], noColor: true }, { outDir: "out" }).run(tasks))) {
    process.exitCode = 1;
  } else if (types(work, "control") !== types(control)) {
    console.error(`generated/ManifestTypes.d.ts should be\n${types(work, "control")}`);
    process.exitCode = 1;
  }
} finally {
  process.chdir(tmpdir());
  rmSync(work, { recursive: true });
}

function types(...folder) {
  return readFileSync(join(...folder, "generated/ManifestTypes.d.ts"), "utf8").replaceAll("\r\n", "\n");
}
