import { readRows, textIn, type RowSource } from "./rows";

/** A person who can be a seller. */
export interface Person {
  id: string;
  name: string;
  /** Tells two people of one name apart: the e-mail address, or empty. */
  detail: string;
}

const most = 8;

/** Enabled users whose name contains the text, by name; disabled ones too where somebody is looked for who may have left. */
export async function findPeople(xrm: RowSource, text: string, except: readonly string[], isAny = false): Promise<Person[]> {
  const filters = [
    ...(isAny ? [] : ["isdisabled eq false"]),
    `contains(fullname,'${text.replace(/'/g, "''")}')`,
    ...except.map((id) => `systemuserid ne ${id}`),
  ];
  const filter = encodeURIComponent(filters.join(" and "));
  const options = `?$select=fullname,internalemailaddress&$filter=${filter}&$orderby=fullname&$top=${most}`;
  const users = await readRows(xrm, "systemuser", options);
  return users.map((user) => ({
    id: textIn(user, "systemuserid"),
    name: textIn(user, "fullname"),
    detail: textIn(user, "internalemailaddress"),
  }));
}

/** What users are called, by id. */
export async function readNames(xrm: RowSource, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) {
    return new Map();
  }

  const filter = encodeURIComponent(ids.map((id) => `systemuserid eq ${id}`).join(" or "));
  const users = await readRows(xrm, "systemuser", `?$select=fullname&$filter=${filter}`);
  return new Map(users.map((user) => [textIn(user, "systemuserid"), textIn(user, "fullname")]));
}
