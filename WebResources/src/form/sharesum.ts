import { normalId } from "../dataverse/ids";
import { opportunity } from "../dataverse/names";
import { numberIn, readRow, writtenIn, type Row } from "../dataverse/rows";
import { fromNumber, whole } from "../shares/percent";
import { textsOf } from "../texts";

const notification = "opps_sharesum";

/** Tells on the form what the shares add up to, as long as that is not 100 %. It stops nobody (rules, section 4). */
export class ShareSum {
  private isReading = false;
  private isStale = false;
  private caughtUpWith = "";

  constructor(
    private readonly xrm: Xrm.XrmStatic,
    private readonly form: Xrm.FormContext,
  ) {}

  /** Reads the stored sum: the form's own copy is older than a change in the list of sellers. Calls in quick succession are one. */
  async tell(): Promise<void> {
    this.isStale = true;
    if (this.isReading) {
      return;
    }

    this.isReading = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        await this.readAndTell();
      }
    } finally {
      this.isReading = false;
    }
  }

  private async readAndTell(): Promise<void> {
    const id = normalId(this.form.data.entity.getId());
    if (id === "") {
      this.form.ui.clearFormNotification(notification);
      return;
    }

    const columns = [opportunity.shareSum, opportunity.sellerCount];
    const row = await readRow(this.xrm, opportunity.table, id, `?$select=${columns.join()}`);
    this.show(row);
    await this.catchUp(columns.map((column) => [column, numberIn(row, column)]));
  }

  private show(row: Row): void {
    const sum = numberIn(row, opportunity.shareSum);
    if (sum === null || fromNumber(sum) === whole) {
      this.form.ui.clearFormNotification(notification);
      return;
    }

    // Dataverse has written the number in the user's format.
    const text = textsOf(this.xrm)("Sum_Told", writtenIn(row, opportunity.shareSum) || String(sum));
    this.form.ui.setFormNotification(text, "WARNING", notification);
  }

  /**
   * The form's own copy follows, unless that would take away what the person has not saved yet. Once for what is stored: the
   * form loads again by it, and asks again.
   */
  private async catchUp(stored: readonly (readonly [column: string, value: number | null])[]): Promise<void> {
    const seen = JSON.stringify(stored);
    if (stored.some(([column, value]) => this.differs(column, value)) && !this.form.data.getIsDirty() && seen !== this.caughtUpWith) {
      this.caughtUpWith = seen;
      await this.form.data.refresh(false);
    }
  }

  private differs(column: string, stored: number | null): boolean {
    const shown = this.form.getAttribute<Xrm.Attributes.NumberAttribute>(column);
    return shown !== null && shown.getValue() !== stored;
  }
}
