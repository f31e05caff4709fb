import { createRow } from "../data/rows";
import { formatted, get, type Row } from "../data/server";
import { session } from "../data/session";
import { loadTable, tableName } from "../data/tables";
import { bind, normalId } from "../data/values";

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
}

const activityColumns = "activityid,activitytypecode,subject,description,modifiedon,statecode,scheduledend,_ownerid_value";
const noteColumns = "annotationid,subject,notetext,modifiedon,_createdby_value";

/** Everything that hangs on a row, the newest first. */
export async function readPosts(id: string): Promise<Post[]> {
  const rows = async (set: string, lookup: string, columns: string) => {
    const answer = await get(`${set}?$select=${columns}&$filter=_${lookup}_value eq ${normalId(id)}&$orderby=modifiedon desc`);
    return answer["value"] as Row[];
  };
  const [activities, notes] = await Promise.all([
    session.may("Read", "activitypointer") ? rows("activitypointers", "regardingobjectid", activityColumns) : [],
    session.may("Read", "annotation") ? rows("annotations", "objectid", noteColumns) : [],
  ]);
  return [...activities.map(ofActivity), ...notes.map(ofNote)].sort((one, other) => other.when.getTime() - one.when.getTime());
}

/** A note on a row. */
export async function addNote(on: Xrm.LookupValue, title: string, body: string): Promise<void> {
  const table = await loadTable("annotation");
  await createRow("annotation", { ...(title && { subject: title }), notetext: body, ...bind(table, "objectid", on) });
}

function ofActivity(row: Row): Post {
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
  };
}

/** E-mails are HTML. */
function plainText(html: string): string {
  return html.includes("<") ? (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "") : html;
}
