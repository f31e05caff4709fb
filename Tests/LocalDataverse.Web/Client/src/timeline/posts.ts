import { createRow } from "../data/rows";
import { fetchRows, formatted, get, type Row } from "../data/server";
import { session } from "../data/session";
import { loadTable, tableName } from "../data/tables";
import { bind, lookupIn, normalId } from "../data/values";

/** An activity or a note on the timeline. */
export interface Post {
  table: string;
  id: string;
  title: string;
  body: string;
  by: string;
  when: Date;
  whenWritten: string;
  /** Of an activity. */
  status: string;
  due: string;
  isOpen: boolean;
  /** The opportunity that it hangs on, where that is not the row itself. */
  on: Xrm.LookupValue | null;
}

const activityColumns = "activityid,activitytypecode,subject,description,modifiedon,statecode,scheduledend,_ownerid_value";
const noteColumns = "annotationid,subject,notetext,modifiedon,_createdby_value";

/** Everything that hangs on a row, the newest first; on a customer also the activities of its opportunities, as the platform rolls them up. */
export async function readPosts(table: string, id: string): Promise<Post[]> {
  const rows = async (set: string, lookup: string, columns: string) => {
    const answer = await get(`${set}?$select=${columns}&$filter=_${lookup}_value eq ${normalId(id)}&$orderby=modifiedon desc`);
    return answer["value"] as Row[];
  };
  const isCustomer = table === "account" || table === "contact";
  const [activities, ofOpportunities, notes] = await Promise.all([
    session.may("Read", "activitypointer") ? rows("activitypointers", "regardingobjectid", activityColumns) : [],
    session.may("Read", "activitypointer") && isCustomer ? readOfOpportunities(id) : [],
    session.may("Read", "annotation") ? rows("annotations", "objectid", noteColumns) : [],
  ]);
  return [...activities.map((row) => ofActivity(row)), ...ofOpportunities, ...notes.map(ofNote)].sort((one, other) => other.when.getTime() - one.when.getTime());
}

async function readOfOpportunities(customer: string): Promise<Post[]> {
  const columns = activityColumns.replace("_ownerid_value", "ownerid").split(",").map((name) => `<attribute name="${name}" />`).join("");
  const { rows } = await fetchRows(
    tableName("activitypointer").set,
    `<fetch><entity name="activitypointer">${columns}<attribute name="regardingobjectid" /><order attribute="modifiedon" descending="true" /><link-entity name="opportunity" from="opportunityid" to="regardingobjectid" link-type="inner"><filter><condition attribute="customerid" operator="eq" value="${normalId(customer)}" /></filter></link-entity></entity></fetch>`,
  );
  return rows.map((row) => ofActivity(row, lookupIn(row, "_regardingobjectid_value")));
}

/** A note on a row. */
export async function addNote(on: Xrm.LookupValue, title: string, body: string): Promise<void> {
  const table = await loadTable("annotation");
  await createRow("annotation", { ...(title && { subject: title }), notetext: body, ...bind(table, "objectid", on) });
}

function ofActivity(row: Row, on: Xrm.LookupValue | null = null): Post {
  const open = new Set([0, 3]);
  return {
    table: row["activitytypecode"] as string,
    id: row["activityid"] as string,
    title: (row["subject"] as string | null) ?? "",
    body: plainText((row["description"] as string | null) ?? ""),
    by: formatted(row, "_ownerid_value"),
    when: new Date(row["modifiedon"] as string),
    whenWritten: formatted(row, "modifiedon"),
    status: formatted(row, "statecode"),
    due: formatted(row, "scheduledend"),
    isOpen: open.has(row["statecode"] as number),
    on,
  };
}

function ofNote(row: Row): Post {
  return {
    table: "annotation",
    id: row["annotationid"] as string,
    title: (row["subject"] as string | null) || tableName("annotation").label,
    body: (row["notetext"] as string | null) ?? "",
    by: formatted(row, "_createdby_value"),
    when: new Date(row["modifiedon"] as string),
    whenWritten: formatted(row, "modifiedon"),
    status: "",
    due: "",
    isOpen: false,
    on: null,
  };
}

/** E-mails are HTML. */
function plainText(html: string): string {
  return html.includes("<") ? (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "") : html;
}
