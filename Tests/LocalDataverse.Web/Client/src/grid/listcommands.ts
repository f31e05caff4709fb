import type { Command } from "../commands/command";
import type { OwnCommands } from "../commands/showncommands";
import { assignRows, canBeDeactivated, deleteRows, setState } from "../commands/standard";
import { session } from "../data/session";
import { tableName } from "../data/tables";
import { createRow } from "../form/quickcreate";
import { formsOf } from "../screens/form";
import { router } from "../shell/router";
import { text } from "../texts/texts";
import { tableIcon } from "../ui/icons";
import type { RowList } from "./rowlist";

const activities = ["task", "appointment", "phonecall", "email"];

/** Something that is shown beside the rows, or in their place. */
interface Shown {
  isShown: boolean;
  toggle: () => void;
}

/** The platform's own commands of a list. */
export function listCommands(list: RowList, chart: Shown | null, calendar: Shown | null): OwnCommands {
  const table = list.table.name;
  const place = `Mscrm.HomepageGrid.${table}`;
  // Asked again when a command runs: it may be drawn for other rows than those that are selected by then.
  const selected = () => list.selectedRows.map((row) => list.referenceTo(row));
  const then = async (wasDone: Promise<boolean>) => {
    if (await wasDone) {
      await list.load();
    }
  };
  const first: Command[] = newCommands(list, place);
  const last: Command[] = [];
  if (list.selectedRows.length > 0) {
    if (selected().every((row) => session.may("Delete", row.entityType))) {
      first.push({ id: `${place}.DeleteMenu`, label: text("Command_Delete"), icon: "delete", run: () => then(deleteRows(selected())) });
    }

    if (list.table.isActivity && list.selectedRows.every((row) => row["statecode"] !== 1)) {
      first.push({ id: `${place}.MarkComplete`, label: text("Command_MarkComplete"), icon: "check", run: () => then(setState(selected(), 1)) });
    }

    if (canBeDeactivated(list.table) && session.may("Write", table)) {
      first.push({ id: `${place}.Deactivate`, label: text("Command_Deactivate"), icon: "lock", run: () => then(setState(selected(), 1)) });
    }

    if (list.table.hasOwner && session.may("Assign", table)) {
      last.push({ id: `${place}.AssignSelected`, label: text("Command_Assign"), icon: "assign", run: () => then(assignRows(selected())) });
    }
  }

  if (chart) {
    last.push({ id: `${place}.ChartPane`, label: text(chart.isShown ? "Chart_Hide" : "Chart_Show"), icon: "chart", isOn: chart.isShown, run: chart.toggle });
  }

  if (calendar) {
    last.push({ id: `${place}.ShowAs`, label: text(calendar.isShown ? "Calendar_ShowList" : "Calendar_Show"), icon: calendar.isShown ? "list" : "calendar", run: calendar.toggle });
  }

  last.push({ id: `${place}.Refresh`, label: text("Command_Refresh"), icon: "refresh", run: () => list.load() });
  return { first, last };
}

/** A list of all activities offers each kind, the others their own table. */
function newCommands(list: RowList, place: string): Command[] {
  const tables = list.table.name === "activitypointer" ? activities : [list.table.name];
  return tables
    .filter((table) => session.may("Create", table) && formsOf(table, "main").length + formsOf(table, "quickCreate").length > 0)
    .map((table) => ({
      id: tables.length > 1 ? `${place}.NewRecord.${table}` : `${place}.NewRecord`,
      label: tables.length > 1 ? tableName(table).label : text("Command_New"),
      icon: tables.length > 1 ? tableIcon(table) : "add",
      run: () => start(list, table),
    }));
}

async function start(list: RowList, table: string): Promise<void> {
  if (formsOf(table, "main").length > 0) {
    await router.go({ type: "record", table, id: null });
  } else if (await createRow({ table })) {
    await list.load();
  }
}
