import type { TextKey } from "../texts/texts";

/**
 * What the codes of refusals mean for a person. Those that are not here are the plug-ins' own, whose words are meant for people and
 * come in their language.
 */
const meanings: Record<string, TextKey> = {
  "0x80040203": "Error_Invalid",
  "0x80040216": "Error_Unexpected",
  "0x80040217": "Error_Gone",
  "0x80040220": "Error_Privilege",
  "0x80040224": "Error_Unexpected",
  "0x80040225": "Error_Disabled",
  "0x80040237": "Error_Duplicate",
  "0x80040515": "Error_AlreadyClosed",
  "0x80040800": "Error_NotSupported",
  "0x80041102": "Error_Invalid",
  "0x80041103": "Error_Invalid",
  "0x80044182": "Error_Unexpected",
  "0x80044331": "Error_OutOfRange",
  "0x80048306": "Error_Access",
  "0x80048405": "Error_Referenced",
  "0x80048408": "Error_Status",
  "0x8004e023": "Error_TooMany",
  "0x8004f01f": "Error_Referenced",
  "0x8004f026": "Error_Managed",
  "0x8004f032": "Error_Managed",
  "0x80060882": "Error_Changed",
  "0x80060883": "Error_Changed",
  "0x8006088d": "Error_Invalid",
  "0x80060887": "Error_Invalid",
  "0x80060891": "Error_Gone",
  "0x80060892": "Error_Duplicate",
};

const pluginsOwn = "0x80040265";

/** The text that stands for the server's words; null where those are for people. */
export function meaningOf(code: string, status: number): TextKey | null {
  const serverError = 500;
  return code === pluginsOwn ? null : (meanings[code.toLowerCase()] ?? (status >= serverError ? "Error_Unexpected" : "Error_Invalid"));
}
