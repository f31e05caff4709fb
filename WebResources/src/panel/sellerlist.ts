import type { MinorUnits } from "../shares/amounts";
import type { Texts } from "../texts";
import { h, setChildren } from "../ui/dom";
import { isSoleSeller, type Draft } from "./draft";
import { SellerRow, type RowActions } from "./sellerrow";
import type { Written } from "./written";

/** The sellers as a list that can be edited. */
export class SellerList {
  readonly element: HTMLUListElement;
  private readonly rowOf = new Map<string, SellerRow>();

  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly actions: RowActions,
  ) {
    // A list without markers is no list to some screen readers unless it is said to be one.
    this.element = h("ul", { class: "sellers", role: "list", "aria-label": texts("List_Label") });
  }

  get hasProblem(): boolean {
    return Array.from(this.rowOf.values()).some((row) => row.hasProblem);
  }

  update(draft: Draft, amounts: readonly MinorUnits[], canEdit: boolean): void {
    const keys = draft.map((share) => share.key);
    for (const key of Array.from(this.rowOf.keys())) {
      if (!keys.includes(key)) {
        this.rowOf.delete(key);
      }
    }

    const isSole = isSoleSeller(draft);
    const rows = draft.map((share, index) => {
      const known = this.rowOf.get(share.key);
      // A row can be handed to somebody else, as when the owner changes (P15, P19).
      const row = known?.name === share.name ? known : new SellerRow(share.key, share.name, this.texts, this.written, this.actions);
      this.rowOf.set(share.key, row);
      row.update({ share, index, amount: amounts[index], canEdit, isSole });
      return row.element;
    });
    setChildren(this.element, rows);
  }

  /** Every field says its seller's percentage again. */
  forgetTyped(): void {
    for (const row of Array.from(this.rowOf.values())) {
      row.forgetTyped();
    }
  }

  row(key: string | undefined): SellerRow | undefined {
    return key === undefined ? undefined : this.rowOf.get(key);
  }
}
