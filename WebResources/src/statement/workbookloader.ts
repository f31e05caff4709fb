import { h } from "../ui/dom";
import type { SheetRow } from "./sheet";

/** What the script of workbooks leaves in the window. */
interface WorkbookWindow {
  OppsWorkbook?: { workbookOf(sheet: string, rows: readonly SheetRow[]): Promise<Blob> };
}

/** Makes a workbook by a script of its own, loaded by whoever asks for one. */
export async function workbookOf(sheet: string, rows: readonly SheetRow[]): Promise<Blob> {
  const loaded = window as WorkbookWindow;
  if (!loaded.OppsWorkbook) {
    await new Promise<void>((done, failed) => {
      document.head.append(h("script", { src: "../scripts/workbook.js", onload: () => done(), onerror: () => failed(new Error("workbook.js")) }));
    });
  }

  if (!loaded.OppsWorkbook) {
    throw new Error("workbook.js");
  }

  return await loaded.OppsWorkbook.workbookOf(sheet, rows);
}
