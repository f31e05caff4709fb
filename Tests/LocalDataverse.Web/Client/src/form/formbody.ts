import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "../components/codecomponent";
import { editor } from "../fields/field";
import type { CellModel, SectionModel } from "../screens/form";
import { text } from "../texts/texts";
import { button, message } from "../ui/controls";
import { icon } from "../ui/icons";
import { ComponentControl, FieldControl, SubgridControl, WebResourceControl, type FormControl, type Recommendation } from "./control";
import type { FormContext } from "./formcontext";
import type { FormTab } from "./formui";
import "./subgrid";
import "../timeline/timeline";

export function notifications(form: FormContext): TemplateResult {
  return html`<div class="notifications" aria-live="polite">
    ${form.$isClosed ? message("info", text("Form_Closed")) : !form.$isNew && !form.$mayWrite ? message("info", text("Form_ReadOnly")) : nothing}
    ${[...form.ui.$notifications].map(([id, { message: said, level }]) => html`<div data-notification=${id}>${message(level, said)}</div>`)}
  </div>`;
}

/** The columns of a tab with their sections. Pages in it are loaded when it is opened first. */
export function tabBody(form: FormContext, tab: FormTab): TemplateResult {
  if (form.ui.$shownTab === tab.$model.name) {
    openPages(form, tab);
  }

  const widths = tab.$model.columns.map((column) => `minmax(0, ${Number.parseFloat(column.width) || 100}fr)`).join(" ");
  return html`<div class="tab-columns" style="--columns: ${widths}">
    ${tab.$model.columns.map((column) => html`<div class="tab-column">${column.sections.map((section) => sectionBody(form, section))}</div>`)}
  </div>`;
}

function openPages(form: FormContext, tab: FormTab): void {
  for (const cell of tab.$model.columns.flatMap((column) => column.sections.flatMap((section) => section.rows.flat()))) {
    const control = cell.control && form.$controls.get(cell.control.name);
    if (control instanceof WebResourceControl) {
      control.$isOpened = true;
    }
  }
}

function sectionBody(form: FormContext, model: SectionModel): TemplateResult | typeof nothing {
  const isShown = (cell: CellModel) => cell.control !== null && form.$controls.get(cell.control.name)!.$isVisible;
  const rows = model.rows.filter((row) => row.some(isShown)).map((row) => row.filter((cell) => cell.control));
  if (!model.isVisible || rows.length === 0) {
    return nothing;
  }

  return html`<div class="card" role="group" aria-label=${model.label} data-section=${model.name}>
    ${model.showsLabel && model.label ? html`<h2 class="card-title">${model.label}</h2>` : nothing}
    <div class="cells" style="--cells: ${model.columns}">${rows.map((row) => html`<div class="cell-row">${row.map((cell) => formCell(form, cell))}</div>`)}</div>
  </div>`;
}

function formCell(form: FormContext, cell: CellModel): TemplateResult | typeof nothing {
  const control = form.$controls.get(cell.control!.name)!;
  if (!control.$isVisible) {
    return nothing;
  }

  const content = control instanceof FieldControl ? field(control) : block(form, control);
  return html`<div class="cell" style="grid-column: span ${cell.colspan}" data-control=${control.$model.name}>${content}</div>`;
}

/** A field with its label and what is wrong with it. */
export function field(control: FieldControl): TemplateResult {
  const { id, labelId, problemId } = control.$ids;
  return html`<div class="field" ?data-wrong=${control.problem !== null}>
    <label id=${labelId} for=${id}>${control.label}${control.isRequired ? html`<span class="required" aria-hidden="true">*</span>` : nothing}${control.isDisabled ? icon("lock") : nothing}</label>
    <div class="editor">${editor(control, control.$ids)}<span class="problem" id=${problemId}>${control.problem ?? ""}</span>
    <div aria-live="polite">${[...control.$recommendations].map(([key, told]) => recommendation(control, key, told))}</div></div>
  </div>`;
}

function recommendation(control: FieldControl, key: string, { message: said, action, run }: Recommendation): TemplateResult {
  const leave = () => control.clearNotification(key);
  const apply = () => {
    leave();
    run();
  };
  return html`<div class="recommendation" data-notification=${key}><span>${said}</span>${button(action, apply, { appearance: "primary" })}
    ${button(text("Dialog_Cancel"), leave)}</div>`;
}

function block(form: FormContext, control: FormControl): TemplateResult {
  if (control instanceof SubgridControl) {
    return html`<app-subgrid .form=${form} .control=${control} .row=${form.$id}></app-subgrid>`;
  }

  if (control instanceof ComponentControl) {
    return html`${keyed(control, html`<app-code-component .control=${control}></app-code-component>`)}`;
  }

  if (control instanceof WebResourceControl) {
    return page(control);
  }

  return html`<app-timeline .form=${form} .row=${form.$id} .parameters=${control.$model.parameters}></app-timeline>`;
}

function page(control: WebResourceControl): TemplateResult {
  const address = control.$address;
  if (address === null) {
    return html`<p class="empty">${text("WebResource_SaveFirst")}</p>`;
  }

  const load = (event: Event) => control.$loaded(event.target as HTMLIFrameElement);
  return control.$isOpened
    ? html`${keyed(address, html`<iframe class="page-in-cell" src=${address} title=${control.$cell.label} style="--rows: ${control.$cell.rowspan}" @load=${load}></iframe>`)}`
    : html``;
}
