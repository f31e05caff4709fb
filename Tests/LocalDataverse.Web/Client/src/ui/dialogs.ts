import { html, nothing, render, type TemplateResult } from "lit";
import { ServerError, Told } from "../data/server";
import { text } from "../texts/texts";
import { button } from "./controls";
import { newId } from "./part";

interface DialogOptions {
  title: string;
  /** Drawn again by calling redraw. */
  content: () => unknown;
  actions?: () => TemplateResult;
  /** CSS lengths. */
  width?: string;
  height?: string;
  className?: string;
  /** Asked when the person wants to leave by Escape or the cross; false keeps it open. */
  mayClose?: () => Promise<boolean>;
}

export interface Dialog<T> {
  closed: Promise<T | undefined>;
  close: (answer?: T) => void;
  redraw: () => void;
}

/** A modal dialog on the platform's own element, which keeps the focus inside and gives it back afterwards. */
export function openDialog<T>(options: DialogOptions): Dialog<T> {
  const element = document.createElement("dialog");
  const titleId = newId("dialog");
  const before = document.activeElement as HTMLElement | null;
  element.className = `dialog ${options.className ?? ""}`;
  element.setAttribute("aria-labelledby", titleId);
  element.style.width = options.width ?? "";
  element.style.height = options.height ?? "";

  let answered: T | undefined;
  let resolve!: (answer: T | undefined) => void;
  const closed = new Promise<T | undefined>((settle) => (resolve = settle));
  const close = (answer?: T) => {
    answered = answer;
    element.close();
  };
  const leave = async () => {
    if (!options.mayClose || (await options.mayClose())) {
      close();
    }
  };
  const redraw = () =>
    render(
      html`<div class="dialog-header">
          <h2 id=${titleId}>${options.title}</h2>
          ${button(text("Dialog_Close"), () => void leave(), { icon: "close", iconOnly: true, appearance: "transparent" })}
        </div>
        <div class="dialog-content">${options.content()}</div>
        ${options.actions ? html`<div class="dialog-actions">${options.actions()}</div>` : nothing}`,
      element,
    );

  element.addEventListener("cancel", (event) => {
    event.preventDefault();
    void leave();
  });
  element.addEventListener("close", () => {
    element.remove();
    before?.focus();
    resolve(answered);
  });
  document.body.append(element);
  redraw();
  element.showModal();
  element.querySelector<HTMLElement>("[autofocus]")?.focus();
  return { closed, close, redraw };
}

export async function showAlert(title: string, message: string, confirm = text("Dialog_Ok")): Promise<void> {
  const dialog = openDialog<void>({
    title,
    content: () => html`<p class="dialog-text">${message}</p>`,
    actions: () => button(confirm, () => dialog.close(), { appearance: "primary", isFirst: true }),
  });
  await dialog.closed;
}

export async function askConfirmation(options: { title: string; message: string; subtitle?: string; confirm?: string; cancel?: string }): Promise<boolean> {
  const dialog = openDialog<boolean>({
    title: options.title,
    content: () => html`${options.subtitle ? html`<h3>${options.subtitle}</h3>` : nothing}<p class="dialog-text">${options.message}</p>`,
    actions: () =>
      html`${button(options.confirm ?? text("Dialog_Ok"), () => dialog.close(true), { appearance: "primary", isFirst: true })}${button(
        options.cancel ?? text("Dialog_Cancel"),
        () => dialog.close(false),
        { appearance: "outline" },
      )}`,
  });
  return (await dialog.closed) ?? false;
}

/** A failure in the words of whoever refused. */
export async function showError(failed: unknown): Promise<void> {
  await showAlert(text("Error_Title"), messageOf(failed));
}

/** What a person is told of a failure. What only who writes code understands stands in the browser's console. */
export function messageOf(failed: unknown): string {
  if (failed instanceof Error && !(failed instanceof Told)) {
    console.error(failed);
    return text("Error_Client");
  }

  if (failed instanceof ServerError && failed.said !== failed.message) {
    console.info(`${failed.code} ${failed.said}`);
  }

  return (failed as { message?: string } | null)?.message ?? String(failed);
}

/** A page in a frame; answers when it is closed. */
export async function openPage(title: string, address: string, width: string, height: string): Promise<void> {
  const dialog = openDialog<void>({
    title,
    width,
    height,
    className: "page-dialog",
    content: () => html`<iframe src=${address} title=${title} @load=${(event: Event) => leavesBy(event.target as HTMLIFrameElement, () => dialog.close())}></iframe>`,
  });
  await dialog.closed;
}

/** Where the page closes its window, the dialog goes, as in the platform's web client. */
function leavesBy(frame: HTMLIFrameElement, close: () => void): void {
  frame.contentWindow!.close = close;
}
