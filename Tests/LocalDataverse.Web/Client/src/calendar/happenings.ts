import { append } from "../data/fetchxml";
import { fetchRows, formatted, type Row } from "../data/server";
import type { Table } from "../data/tables";
import { children, parse } from "../screens/xml";

/** An activity as the calendar shows it. */
export interface Happening {
  table: string;
  id: string;
  subject: string;
  regarding: string;
  at: Date;
}

const most = 500;
const times = ["scheduledstart", "scheduledend"];

/** What a view's activities have between two moments, by time: where it begins, or where that isn't said, when it is due. */
export async function readHappenings(table: Table, viewXml: string, from: Date, to: Date): Promise<Happening[]> {
  const fetch = parse(viewXml);
  const entity = children(fetch, "entity")[0]!;
  entity.querySelectorAll("attribute, order, filter[isquickfindfields]").forEach((part) => part.remove());
  fetch.setAttribute("count", String(most));
  for (const name of [table.primaryId, "subject", "activitytypecode", "regardingobjectid", ...times]) {
    append(entity, "attribute", { name });
  }

  const either = append(entity, "filter", { type: "or" });
  for (const time of times) {
    const both = append(either, "filter", { type: "and" });
    append(both, "condition", { attribute: time, operator: "ge", value: from.toISOString() });
    append(both, "condition", { attribute: time, operator: "lt", value: to.toISOString() });
  }

  const { rows } = await fetchRows(table.set, new XMLSerializer().serializeToString(fetch));
  return rows
    .map((row) => happening(table, row))
    .filter(({ at }) => at >= from && at < to)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

function happening(table: Table, row: Row): Happening {
  return {
    table: (row["activitytypecode"] as string | undefined) ?? table.name,
    id: row[table.primaryId] as string,
    subject: (row["subject"] as string | null) ?? "",
    regarding: formatted(row, "_regardingobjectid_value"),
    at: new Date((row["scheduledstart"] ?? row["scheduledend"]) as string),
  };
}
