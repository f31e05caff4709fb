import powerApps from "@microsoft/eslint-plugin-power-apps";
import tseslint from "typescript-eslint";

/** Every rule of Microsoft's solution checker that the plug-in has. */
const checkerRules = Object.fromEntries(Object.keys(powerApps.rules).map((rule) => [`@microsoft/power-apps/${rule}`, "error"]));

export default tseslint.config(
  { ignores: ["obj/", "node_modules/"] },
  {
    files: ["src/**/*.ts", "tests/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    rules: {
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    // A test that finds nothing where it looks fails by itself.
    files: ["tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // What ships is what the checker sees.
    files: ["src/**/*.ts", "bin/**/*.js"],
    plugins: { "@microsoft/power-apps": powerApps },
    rules: checkerRules,
  },
);
