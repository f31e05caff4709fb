import { attribute, children, parse } from "../screens/xml";

/** What a grid adds to a view's query. */
export interface GridQuery {
  fetchXml: string;
  sort: { column: string; descending: boolean } | null;
  /** What somebody searches for; null in a query that is no quick find. */
  search: string | null;
  /** Whether that is found where it begins any word. */
  findsWords: boolean;
  /** More conditions that all rows must meet. */
  conditions: Condition[];
  page: number;
  pageSize: number;
}

export interface Condition {
  column: string;
  operator: string;
  value?: string;
}

/** The query of one page of a grid. */
export function pageQuery(query: GridQuery): string {
  const fetch = parse(query.fetchXml);
  const entity = children(fetch, "entity")[0]!;
  fetch.setAttribute("returntotalrecordcount", "true");
  fetch.setAttribute("page", String(query.page));
  fetch.setAttribute("count", String(query.pageSize));
  fetch.removeAttribute("savedqueryid");
  applySearch(entity, query.search, query.findsWords);
  applySort(entity, query.sort);
  addConditions(entity, query.conditions);
  return new XMLSerializer().serializeToString(fetch);
}

/** The name of the table that the query is of. */
export function tableOf(fetchXml: string): string {
  return attribute(children(parse(fetchXml), "entity")[0]!, "name");
}

/** The platform finds what begins with the text; an asterisk stands for anything before it. */
export function searchPattern(search: string): string {
  return `${search.trim().replace(/[[%_]/g, "[$&]").replaceAll("*", "%")}%`;
}

function applySearch(entity: Element, search: string | null, findsWords = false): void {
  for (const filter of [...entity.querySelectorAll("filter[isquickfindfields]")]) {
    if (!search) {
      filter.remove();
      continue;
    }

    const pattern = searchPattern(search);
    for (const condition of filter.querySelectorAll("condition")) {
      const stated = attribute(condition, "value");
      condition.setAttribute("value", stated.replace("{0}", pattern));
      if (findsWords && !pattern.startsWith("%")) {
        const within = condition.cloneNode() as Element;
        within.setAttribute("value", stated.replace("{0}", `% ${pattern}`));
        condition.after(within);
      }
    }
  }
}

function applySort(entity: Element, sort: GridQuery["sort"]): void {
  if (!sort) {
    return;
  }

  for (const order of [...entity.querySelectorAll("order")]) {
    order.remove();
  }

  const [alias, column] = sort.column.includes(".") ? (sort.column.split(".") as [string, string]) : [null, sort.column];
  const owner = alias ? [...entity.querySelectorAll("link-entity")].find((link) => attribute(link, "alias") === alias) : entity;
  append(owner ?? entity, "order", { attribute: column, descending: String(sort.descending) });
}

function addConditions(entity: Element, conditions: Condition[]): void {
  if (conditions.length === 0) {
    return;
  }

  const filter = append(entity, "filter", { type: "and" });
  for (const { column, operator, value } of conditions) {
    append(filter, "condition", { attribute: column, operator, ...(value !== undefined && { value }) });
  }
}

export function append(parent: Element, name: string, attributes: Record<string, string>): Element {
  const element = parent.ownerDocument.createElementNS(null, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }

  parent.append(element);
  return element;
}

/** The first rows of a view that a quick find would find; all of the view's for no text. */
export function searchQuery(viewXml: string, quickFindXml: string | null, primaryName: string, search: string, count: number): string {
  const fetch = parse(viewXml);
  const entity = children(fetch, "entity")[0]!;
  fetch.setAttribute("count", String(count));
  fetch.setAttribute("page", "1");
  applySearch(entity, null);
  if (search.trim() !== "") {
    const ofQuickFind = quickFindXml && parse(quickFindXml).querySelector("entity > filter[isquickfindfields]");
    const filter = ofQuickFind ? (entity.ownerDocument.importNode(ofQuickFind, true) as Element) : byName(entity, primaryName);
    entity.append(filter);
    applySearch(entity, search);
  }

  return new XMLSerializer().serializeToString(fetch);
}

function byName(entity: Element, primaryName: string): Element {
  const filter = append(entity, "filter", { type: "or", isquickfindfields: "1" });
  append(filter, "condition", { attribute: primaryName, operator: "like", value: "{0}" });
  return filter;
}
