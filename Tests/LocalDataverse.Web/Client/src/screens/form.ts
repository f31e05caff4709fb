import { session, type AppForm } from "../data/session";
import { attribute, child, children, isOn, labels, parse } from "./xml";

/** Forms and dashboards as their FormXml states them. */
export interface FormModel {
  id: string;
  table: string;
  type: AppForm["type"] | "dashboard";
  name: string;
  tabs: TabModel[];
  header: CellModel[];
  libraries: string[];
  handlers: Handler[];
  /** Parameters that may be given when it is opened, beside columns. */
  parameters: string[];
}

export interface Handler {
  event: string;
  functionName: string;
  passContext: boolean;
}

export interface TabModel {
  name: string;
  label: string;
  isVisible: boolean;
  columns: { width: string; sections: SectionModel[] }[];
}

export interface SectionModel {
  name: string;
  label: string;
  showsLabel: boolean;
  isVisible: boolean;
  columns: number;
  rows: CellModel[][];
}

export interface CellModel {
  label: string;
  showsLabel: boolean;
  isVisible: boolean;
  colspan: number;
  rowspan: number;
  control: ControlModel | null;
}

export type ControlKind = "field" | "component" | "subgrid" | "timeline" | "webResource";

export interface ControlModel {
  name: string;
  kind: ControlKind;
  /** Of a field or of a component in its place; empty for others. */
  column: string;
  isDisabled: boolean;
  parameters: Map<string, string>;
  /** Whether a grid is the editable one. */
  isEditable: boolean;
  /** The control of a package that stands in the place of a field. */
  component: ComponentModel | null;
}

export interface ComponentModel {
  name: string;
  /** By the properties of its manifest: a column of the form's table, or a text that the form fixes. */
  parameters: Map<string, { column: string } | { text: string }>;
}

const kinds: Record<string, ControlKind> = {
  "{4273edbd-ac1d-40d3-9fb2-095c621b552d}": "field", // text
  "{e0dece4b-6fc8-4a8f-a065-082708572369}": "field", // memo
  "{ada2203e-b4cd-49be-9ddf-234642b43b52}": "field", // e-mail
  "{71716b6c-711e-476c-8ab8-5d11542bfb47}": "field", // web address
  "{270bd3db-d9af-4782-9025-509e298dec0a}": "field", // lookup
  "{3ef39988-22bb-4f0b-bbbe-64b5a3748aee}": "field", // choice
  "{5d68b988-0661-4db2-bc3e-17598ad3be6c}": "field", // status reason
  "{67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed}": "field", // two options
  "{5b773807-9fb2-42db-97c3-7a91eff8adff}": "field", // date, date and time
  "{533b9e00-756b-4312-95a0-dc888637ac78}": "field", // money
  "{c3efe0c3-0ec6-42be-8349-cbd9079dfd8e}": "field", // decimal
  "{c6d124ca-7eda-4a60-aea9-7fb8d318b68f}": "field", // whole number
  "{e7a81278-8635-4d9e-8d4d-59480b391c5b}": "subgrid",
  "{06375649-c143-495e-a496-c962e5b4488e}": "timeline",
  "{9fdf5f91-88b1-47f4-ad53-c11efc01a01d}": "webResource",
};
/** A field or grid that a custom control replaces: its controlDescription says by which. */
const replaced = "{f9a8a302-114e-466a-b582-6771b2ae0d92}";
const editableGrid = "MscrmControls.Grid.GridControl";
/** Of 0, 1 and 2, telephone, tablet and browser. */
const formFactor = "2";

const parsed = new Map<string, FormModel>();

/** Active forms of a table, the first being shown unless another is asked for. */
export function formsOf(table: string, type: AppForm["type"]): AppForm[] {
  const listed = new Set(session.app.apps.flatMap((app) => app.components.map((component) => component.id)));
  const all = session.app.forms.filter((form) => form.table === table && form.type === type && form.isActive);
  const own = all.filter((form) => listed.has(form.id));
  return own.length > 0 ? own : all;
}

export function readForm(form: AppForm): FormModel {
  let model = parsed.get(form.id);
  if (!model) {
    model = read(form, parse(form.xml));
    parsed.set(form.id, model);
  }

  return model;
}

export function readDashboard(dashboard: { id: string; name: Record<string, string>; xml: string }): FormModel {
  return read({ ...dashboard, table: "", type: "dashboard" }, parse(dashboard.xml));
}

function read(form: { id: string; table: string; type: FormModel["type"]; name: Record<string, string> }, xml: Element): FormModel {
  const components = new Map(
    children(child(xml, "controlDescriptions"), "controlDescription").flatMap((description) => {
      const used = children(description, "customControl").find((control) => attribute(control, "name") && attribute(control, "formFactor") === formFactor);
      return used ? [[attribute(description, "forControl").toLowerCase(), readComponent(used)] as const] : [];
    }),
  );
  const toCell = (cell: Element) => readCell(cell, components);
  return {
    id: form.id,
    table: form.table,
    type: form.type,
    name: session.label(form.name),
    tabs: children(child(xml, "tabs"), "tab").map((tab) => readTab(tab, toCell)),
    header: children(child(xml, "header", "rows"), "row").flatMap((row) => children(row, "cell").map(toCell)),
    libraries: children(child(xml, "formLibraries"), "Library").map((library) => attribute(library, "name")),
    handlers: children(child(xml, "events"), "event").flatMap(readHandlers),
    parameters: children(child(xml, "formparameters"), "querystringparameter").map((parameter) => attribute(parameter, "name")),
  };
}

function readHandlers(event: Element): Handler[] {
  return ["InternalHandlers", "Handlers"].flatMap((list) =>
    children(child(event, list), "Handler")
      .filter((handler) => isOn(handler, "enabled"))
      .map((handler) => ({
        event: attribute(event, "name"),
        functionName: attribute(handler, "functionName"),
        passContext: isOn(handler, "passExecutionContext", false),
      })),
  );
}

function readTab(tab: Element, toCell: (cell: Element) => CellModel): TabModel {
  return {
    name: attribute(tab, "name"),
    label: labels(tab),
    isVisible: isOn(tab, "visible"),
    columns: children(child(tab, "columns"), "column").map((column) => ({
      width: attribute(column, "width") || "100%",
      sections: children(child(column, "sections"), "section").map((section) => ({
        name: attribute(section, "name"),
        label: labels(section),
        showsLabel: isOn(section, "showlabel"),
        isVisible: isOn(section, "visible"),
        columns: Math.max(1, attribute(section, "columns").length),
        rows: children(child(section, "rows"), "row").map((row) => children(row, "cell").map(toCell)),
      })),
    })),
  };
}

function readCell(cell: Element, components: ReadonlyMap<string, ComponentModel>): CellModel {
  const control = child(cell, "control");
  return {
    label: labels(cell),
    showsLabel: isOn(cell, "showlabel"),
    isVisible: isOn(cell, "visible"),
    colspan: Number(cell.getAttribute("colspan") ?? 1),
    rowspan: Number(cell.getAttribute("rowspan") ?? 1),
    control: control && readControl(control, components),
  };
}

function readComponent(control: Element): ComponentModel {
  const given = [...(child(control, "parameters")?.children ?? [])];
  const value = (parameter: Element) => parameter.textContent?.trim() ?? "";
  return {
    name: attribute(control, "name"),
    parameters: new Map(given.map((each) => [each.localName, isOn(each, "static", false) ? { text: value(each) } : { column: value(each) }])),
  };
}

function readControl(control: Element, components: ReadonlyMap<string, ComponentModel>): ControlModel {
  const classId = attribute(control, "classid").toLowerCase();
  const component = components.get(attribute(control, "uniqueid").toLowerCase()) ?? null;
  const isGrid = component === null ? isOn(control, "indicationOfSubgrid", false) : component.name === editableGrid;
  const kind = classId === replaced && isGrid ? "subgrid" : component && !isGrid ? "component" : kinds[classId];
  if (!kind) {
    throw new Error(`The control class ${classId} of '${attribute(control, "id")}' is not supported by the local host.`);
  }

  const parameters = [...(child(control, "parameters")?.children ?? [])];
  return {
    name: attribute(control, "id"),
    kind,
    column: attribute(control, "datafieldname"),
    isDisabled: isOn(control, "disabled", false),
    parameters: new Map(parameters.map((parameter) => [parameter.localName, parameter.textContent?.trim() ?? ""])),
    isEditable: component?.name === editableGrid,
    component: kind === "component" ? component : null,
  };
}

export function cellsOf(model: FormModel): CellModel[] {
  return [...model.header, ...model.tabs.flatMap((tab) => tab.columns.flatMap((column) => column.sections.flatMap((section) => section.rows.flat())))];
}
