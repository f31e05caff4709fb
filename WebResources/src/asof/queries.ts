import { opportunity, shareChange } from "../dataverse/names";
import { condition, statusConditions, type AsOfFilter } from "./filter";

/** Where a page of opportunities begins: its number, and what the server gave along with the one before. */
export interface Place {
  page: number;
  cookie: string | null;
}

export const firstPlace: Place = { page: 1, cookie: null };

/** Names of what an aggregate answers. */
export const first = { of: "of", on: "on" } as const;

const columns = ["opportunityid", opportunity.name, opportunity.state, opportunity.status, opportunity.estimatedValue, opportunity.actualValue, opportunity.currency];

/**
 * Opportunities that were there by the end of the day, by name, as FetchXML. A seller narrows them to those where some entry by then has
 * them; whether the last one has, the entries tell.
 */
export function opportunitiesQuery({ day, sellerId, status, currencyId }: AsOfFilter, { page, cookie }: Place, count: number): string {
  const seller =
    sellerId === null
      ? ""
      : `<link-entity name="${shareChange.table}" from="${shareChange.opportunity}" to="opportunityid" link-type="inner"><filter>` +
        `${condition(shareChange.after, "like", `%${sellerId}%`)}${condition(shareChange.createdOn, "on-or-before", day)}</filter></link-entity>`;
  const paging = `page="${page}" count="${count}"${cookie === null ? "" : ` paging-cookie="${escaped(cookie)}"`}`;
  return (
    `<fetch ${paging}${sellerId === null ? "" : ' distinct="true"'}><entity name="${opportunity.table}">` +
    columns.map((name) => `<attribute name="${name}"/>`).join("") +
    `<order attribute="${opportunity.name}"/><order attribute="opportunityid"/>` +
    `<filter>${condition("createdon", "on-or-before", day)}${status === null ? "" : statusConditions(status)}` +
    `${currencyId === null ? "" : condition(opportunity.currency, "eq", currencyId)}</filter>${seller}</entity></fetch>`
  );
}

/** Entries of these opportunities by the end of the day, as options of the Web API. */
export function entriesQuery(opportunityIds: readonly string[], day: string): string {
  const ids = opportunityIds.map((id) => `'${id}'`).join();
  const filters = [
    `Microsoft.Dynamics.CRM.In(PropertyName='${shareChange.opportunity}',PropertyValues=[${ids}])`,
    `Microsoft.Dynamics.CRM.OnOrBefore(PropertyName='${shareChange.createdOn}',PropertyValue='${day}')`,
  ];
  const selected = [shareChange.number, shareChange.after, shareChange.createdOn, `_${shareChange.opportunity}_value`].join();
  return `?$select=${selected}&$filter=${filters.join(" and ")}`;
}

/** When the journal of each of these opportunities begins, as FetchXML. */
export function beginningsQuery(opportunityIds: readonly string[]): string {
  return (
    `<fetch aggregate="true"><entity name="${shareChange.table}">` +
    `<attribute name="${shareChange.opportunity}" alias="${first.of}" groupby="true"/><attribute name="${shareChange.createdOn}" alias="${first.on}" aggregate="min"/>` +
    `<filter><condition attribute="${shareChange.opportunity}" operator="in">${opportunityIds.map((id) => `<value>${id}</value>`).join("")}</condition></filter>` +
    "</entity></fetch>"
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
