import type { FieldModel } from "../fields/fieldmodel";
import type { Row } from "../data/server";
import type { Option } from "../data/tables";
import { valueOf, type Value } from "../data/values";
import type { GridColumn } from "./rowlist";

/** The value in a cell that is being edited. */
export class CellField implements FieldModel {
  problem: string | null = null;
  readonly currency = null;
  readonly isDisabled = false;

  constructor(
    readonly row: Row,
    readonly gridColumn: GridColumn,
    private readonly save: (value: Value) => void,
    private readonly redraw: () => void,
  ) {}

  get column(): GridColumn["column"] {
    return this.gridColumn.column;
  }

  get label(): string {
    return this.gridColumn.label;
  }

  get value(): Value {
    return valueOf(this.row, this.column);
  }

  get isRequired(): boolean {
    return this.column.isRequired;
  }

  get options(): Option[] {
    return this.column.options;
  }

  change(value: Value): void {
    this.problem = null;
    this.save(value);
  }

  refuse(problem: string): void {
    this.problem = problem;
    this.redraw();
  }
}
