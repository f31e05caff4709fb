import { globalFunction, loadLibrary } from "../clientapi/scripts";
import { session } from "../data/session";
import { formatted } from "../data/server";
import type { RowList } from "./rowlist";

/** An image beside a cell's value, with what it says. */
export interface CellIcon {
  image: string;
  tip: string;
}

type Answer = [image: string, tip: string];

/** Asks the columns' image providers about every row; the keys are the row's id and the column's name. */
export async function readCellIcons(list: RowList): Promise<Map<string, CellIcon>> {
  const icons = new Map<string, CellIcon>();
  for (const column of list.columns) {
    if (!column.imageProvider) {
      continue;
    }

    await loadLibrary(column.imageProvider.library);
    const provider = globalFunction(column.imageProvider.functionName);
    for (const row of list.rows) {
      const data: Record<string, unknown> = { RowId: `{${list.idOf(row).toUpperCase()}}` };
      for (const { name, property } of list.columns) {
        data[name] = formatted(row, property) || row[property];
        data[`${name}_Value`] = row[property];
      }

      const [image, tip] = (await provider(JSON.stringify(data), session.language)) as Answer;
      if (image !== "") {
        icons.set(`${list.idOf(row)} ${column.name}`, { image, tip });
      }
    }
  }

  return icons;
}
