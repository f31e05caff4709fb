import type { Texts } from "../texts";
import { h, setChildren } from "../ui/dom";
import { ShareRow, type RowActions, type RowState } from "./sharerow";

/** The sellers as a list that can be edited. A row is built once, and kept as long as its seller is there. */
export class ShareList {
  readonly element: HTMLUListElement;
  private readonly rowOf = new Map<string, ShareRow>();

  constructor(
    private readonly texts: Texts,
    private readonly actions: RowActions,
  ) {
    // A list without markers is no list to some screen readers unless it is said to be one.
    this.element = h("ul", { class: "sellers", role: "list", "aria-label": texts("List_Label") });
  }

  /** The first thing that is typed and can't be saved, or null. */
  get problem(): string | null {
    return this.rows.map((row) => row.problem).find((problem) => problem !== null) ?? null;
  }

  update(states: readonly RowState[]): void {
    const keys = new Set(states.map(({ share }) => share.key));
    for (const key of Array.from(this.rowOf.keys())) {
      if (!keys.has(key)) {
        this.rowOf.delete(key);
      }
    }

    setChildren(this.element, states.map((state) => this.rowFor(state).element));
    for (const state of states) {
      this.rowFor(state).update(state);
    }
  }

  /** Every field says its seller's share again. */
  forgetTyped(): void {
    for (const row of this.rows) {
      row.forgetTyped();
    }
  }

  row(key: string | undefined): ShareRow | undefined {
    return key === undefined ? undefined : this.rowOf.get(key);
  }

  private get rows(): ShareRow[] {
    return Array.from(this.rowOf.values());
  }

  private rowFor({ share: { key, name } }: RowState): ShareRow {
    const known = this.rowOf.get(key);
    if (known?.name === name) {
      return known;
    }

    const row = new ShareRow(key, name, this.texts, this.actions);
    this.rowOf.set(key, row);
    return row;
  }
}
