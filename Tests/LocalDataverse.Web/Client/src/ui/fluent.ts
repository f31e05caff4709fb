/** Fluent's components, and its tokens as CSS variables, light or dark as the person's system is. */
import "@fluentui/web-components/avatar.js";
import "@fluentui/web-components/badge.js";
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/menu-item.js";
import "@fluentui/web-components/menu-list.js";
import "@fluentui/web-components/menu.js";
import "@fluentui/web-components/message-bar.js";
import "@fluentui/web-components/spinner.js";
import "@fluentui/web-components/switch.js";
import "@fluentui/web-components/tab.js";
import "@fluentui/web-components/tablist.js";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { setTheme } from "@fluentui/web-components";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function applyTheme(): void {
  setTheme(dark.matches ? webDarkTheme : webLightTheme);
  dark.addEventListener("change", () => setTheme(dark.matches ? webDarkTheme : webLightTheme));
}
