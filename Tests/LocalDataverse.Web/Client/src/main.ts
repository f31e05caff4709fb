import { html, render } from "lit";
import { installXrm } from "./clientapi/xrm";
import { startSession } from "./data/session";
import { loadTableNames } from "./data/tables";
import { router } from "./shell/router";
import "./styles/client.css";
import { message } from "./ui/controls";
import { messageOf } from "./ui/dialogs";
import { applyTheme } from "./ui/fluent";

applyTheme();
try {
  await startSession();
  await loadTableNames();
  installXrm();
  router.start();
  await import("./shell/shell");
  render(html`<app-shell></app-shell>`, document.body);
} catch (failed) {
  console.error(failed);
  render(message("error", messageOf(failed)), document.body);
}
