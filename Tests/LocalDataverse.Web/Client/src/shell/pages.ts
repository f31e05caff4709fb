/** The pages of the client, and their addresses, which are the platform's. */
export type Page =
  | { type: "home" }
  | { type: "list"; table: string; view?: string; search?: string }
  | { type: "record"; table: string; id: string | null; form?: string; values?: Record<string, string>; from?: Xrm.LookupValue }
  | { type: "dashboard"; id: string }
  | { type: "search"; text: string; table?: string }
  | { type: "webresource"; name: string; data?: string };

const types = { list: "entitylist", record: "entityrecord", dashboard: "dashboard", search: "search", webresource: "webresource" } as const;

export function addressOf(page: Page): string {
  if (page.type === "home") {
    return "/main.aspx";
  }

  const query = new URLSearchParams({ pagetype: types[page.type] });
  const add = (name: string, value: string | null | undefined) => value && query.set(name, value);
  switch (page.type) {
    case "list":
      add("etn", page.table);
      add("viewid", page.view);
      add("search", page.search);
      break;
    case "record":
      add("etn", page.table);
      add("id", page.id);
      add("formid", page.form);
      add("extraqs", page.values && new URLSearchParams(page.values).toString());
      break;
    case "dashboard":
      add("id", page.id);
      break;
    case "search":
      add("searchText", page.text);
      add("etn", page.table);
      break;
    case "webresource":
      add("webresourceName", page.name);
      add("data", page.data);
  }

  return `/main.aspx?${query.toString()}`;
}

export function pageAt(address: string): Page {
  const query = new URL(address, window.location.origin).searchParams;
  const part = (name: string) => query.get(name) ?? "";
  switch (part("pagetype")) {
    case types.list:
      return { type: "list", table: part("etn"), ...(part("viewid") && { view: part("viewid") }), ...(part("search") && { search: part("search") }) };
    case types.record:
      return {
        type: "record",
        table: part("etn"),
        id: part("id") || null,
        ...(part("formid") && { form: part("formid") }),
        ...(part("extraqs") && { values: Object.fromEntries(new URLSearchParams(part("extraqs"))) }),
      };
    case types.dashboard:
      return { type: "dashboard", id: part("id") };
    case types.search:
      return { type: "search", text: part("searchText"), ...(part("etn") && { table: part("etn") }) };
    case types.webresource:
      return { type: "webresource", name: part("webresourceName"), ...(part("data") && { data: part("data") }) };
    default:
      return { type: "home" };
  }
}
