import { app } from "../dataverse/names";

/** Addresses of what the app shows, as the platform documents them for links: a page of the navigation has no client API to go elsewhere by. */
export interface AppAddress {
  ofDashboard(id: string): string;
  ofRow(table: string, id: string): string;
  ofView(table: string, view: string): string;
  /** @param data What the page reads of its own address. */
  ofPage(name: string, data?: string): string;
}

export function appAddress(clientUrl: string): AppAddress {
  const root = `${clientUrl.replace(/\/$/, "")}/main.aspx?appname=${app.name}&pagetype=`;
  return {
    ofDashboard: (id) => `${root}dashboard&id=${id}`,
    ofRow: (table, id) => `${root}entityrecord&etn=${table}&id=${id}`,
    ofView: (table, view) => `${root}entitylist&etn=${table}&viewid=${view}`,
    ofPage: (name, data) => `${root}webresource&webresourceName=${name}${data === undefined ? "" : `&data=${data}`}`,
  };
}
