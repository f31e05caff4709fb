/** What the person may do with the opportunity on the form: not there yet, look, or change. */
export type Access = "unsaved" | "readOnly" | "writable";
