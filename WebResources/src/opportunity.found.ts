/** Image provider of the column "name" in a customer's list of opportunities. */
export function icon(rowData: string, _lcid: number): [image: string, tooltip: string] {
  void rowData;
  return ["", ""];
}
