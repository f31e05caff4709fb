/** The keys of the texts; the words are in the RESX web resources, four languages. */
export const textKeys = [
  "Bar_Boundary",
  "Bar_BoundaryOpen",
  "Bar_Label",
  "Bar_Value",
  "Bar_ValueOpen",
  "Close_ActualAmount",
  "Close_Amount",
  "Close_Day",
  "Close_Description",
  "Close_NoRejection",
  "Close_NoSellers",
  "Close_Percent",
  "Close_Reason",
  "Close_Rejection",
  "Close_Seller",
  "Close_Sellers",
  "Close_SubjectExpired",
  "Close_SubjectLost",
  "Close_SubjectWon",
  "Close_TitleExpired",
  "Close_TitleLost",
  "Close_TitleWon",
  "Conflict_Keep",
  "Conflict_Merged",
  "Conflict_Removed",
  "Conflict_Take",
  "Conflict_Text",
  "Conflict_Theirs",
  "Conflict_Yours",
  "Control_Description",
  "Control_Draft",
  "Control_DraftDescription",
  "Control_FormWanted",
  "Control_FormWantedDescription",
  "Control_Name",
  "Control_SavedOn",
  "Control_SavedOnDescription",
  "Dialog_Cancel",
  "Dialog_Close",
  "Dialog_CloseHint",
  "Found_Tooltip",
  "List_Label",
  "Owner_Add",
  "Owner_HasNoShare",
  "Panel_Closed",
  "Panel_Discard",
  "Panel_NoSellers",
  "Panel_ReadOnly",
  "Panel_Redo",
  "Panel_Retry",
  "Panel_Split",
  "Panel_Undo",
  "Problem_MoneyOutOfRange",
  "Problem_NotADay",
  "Problem_NotANumber",
  "Problem_NotMoney",
  "Problem_OutOfRange",
  "Progress_Saving",
  "Reopen_Confirm",
  "Reopen_Text",
  "Reopen_Title",
  "Replace_After",
  "Replace_Blocked",
  "Replace_ChooseTo",
  "Replace_Chosen",
  "Replace_DoneMany",
  "Replace_DoneOne",
  "Replace_From",
  "Replace_LeftMany",
  "Replace_LeftOne",
  "Replace_Marked",
  "Replace_NoSellers",
  "Replace_NothingOpen",
  "Replace_Opportunity",
  "Replace_PreviewMany",
  "Replace_PreviewOne",
  "Replace_Progress",
  "Replace_Run",
  "Replace_SamePerson",
  "Replace_Scope",
  "Replace_Stopping",
  "Replace_Title",
  "Replace_To",
  "Row_Amount",
  "Row_Fix",
  "Row_Fixed",
  "Row_Nearest",
  "Row_Percent",
  "Row_Remove",
  "Row_UserDeleted",
  "Search_Label",
  "Search_Many",
  "Search_None",
  "Search_One",
  "Search_Placeholder",
  "Search_Searching",
  "Split_FixedAbove100",
  "Split_Text",
  "Split_Title",
  "Sum_Over",
  "Sum_Under",
  "Sum_Whole",
  "Summary_Open",
  "Summary_Over",
  "Summary_Sum",
  "Told_First",
  "Told_Fixed",
  "Told_Last",
  "Told_More",
  "Told_NewOwner",
  "Told_NobodyMoved",
  "Told_Open",
  "Told_Owner",
  "Told_OwnerBack",
  "Told_Rest",
  "Told_RestOne",
  "Told_Sole",
  "Told_Zero",
  "Ways_Apply",
  "Ways_Excess",
  "Ways_Label",
  "Ways_Rest",
  "Ways_Scale",
] as const;

export type TextKey = (typeof textKeys)[number];

/** A text in the user's language, with its names and numbers in the places {0}, {1} … */
export type Texts = (key: TextKey, ...values: readonly string[]) => string;

const resource = "opps_/strings/texts";

/** The texts of the RESX web resources, which the platform has loaded along with the script that depends on them. */
export function textsOf(xrm: Xrm.XrmStatic): Texts {
  return (key, ...values) => filled(read(xrm, key), values);
}

/** All of them, unfilled. */
export function allTexts(xrm: Xrm.XrmStatic): Record<TextKey, string> {
  return textKeys.reduce((texts, key) => ({ ...texts, [key]: read(xrm, key) }), {} as Record<TextKey, string>);
}

/** A text with its places filled. */
export function filled(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (place, index) => values[Number(index)] ?? place);
}

/** The key itself where the resources are not there: it can be searched for. */
function read(xrm: Xrm.XrmStatic, key: TextKey): string {
  const text = xrm.Utility.getResourceString(resource, key) as string | null | undefined;
  return text ?? key;
}
