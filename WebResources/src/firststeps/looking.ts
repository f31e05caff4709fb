import { app, opportunity, opportunityClose, sellerShare } from "../dataverse/names";
import { textIn, type Row } from "../dataverse/rows";
import { listService } from "../lists/listservice";
import { settingsService } from "../settings/settingsservice";
import type { Texts } from "../texts";
import type { StandaloneClient } from "../ui/standalone";
import { ofClosing, ofKey, ofLists, ofPlugins, ofRoles, ofSearch, ofSellers, ofSettings, ofStages, type Finding, type Shipped } from "./findings";
import type { StepName } from "./steps";

export type Looks = Readonly<Record<StepName, () => Promise<Finding>>>;

/** Looks at each step by the platform's own Web API, as the person who is looking. */
export function looksOf(client: Pick<StandaloneClient, "service" | "WebApi">, shipped: Shipped, texts: Texts): Looks {
  const { service, WebApi } = client;
  const rows = async (table: string, options: string) => (await WebApi.retrieveMultipleRecords(table, options)).entities;
  const fetched = (table: string, query: string) => rows(table, `?fetchXml=${encodeURIComponent(query)}`);
  return {
    plugins: async () => ofPlugins(shipped.steps, await rows("sdkmessageprocessingstep", `?$select=statecode&$filter=${isIn("sdkmessageprocessingstepid", shipped.steps)}`), texts),
    key: async () => {
      const keys = (await service.get(`EntityDefinitions(LogicalName='${sellerShare.table}')/Keys?$select=LogicalName,EntityKeyIndexStatus`))["value"] as Row[];
      return ofKey(keys[0] ? textIn(keys[0], "EntityKeyIndexStatus") : null, texts);
    },
    roles: async () => {
      const [roles, ofPeople, ofTeams] = await Promise.all([
        rows("role", `?$select=name&$filter=${isIn("roleid", app.roles)}`),
        fetched("role", heldBy(`<link-entity name="systemuserroles" from="roleid" to="roleid" intersect="true"><link-entity name="systemuser" from="systemuserid" to="systemuserid"><filter><condition attribute="isdisabled" operator="eq" value="0"/></filter></link-entity></link-entity>`)),
        fetched("role", heldBy(`<link-entity name="teamroles" from="roleid" to="roleid" intersect="true"/>`)),
      ]);
      return ofRoles(roles, [...ofPeople, ...ofTeams], texts);
    },
    search: async () => ofSearch(await WebApi.retrieveRecord("savedquery", app.quickFind, "?$select=isdefault"), texts),
    closing: async () => ofClosing(await service.get(`EntityDefinitions(LogicalName='${opportunityClose.table}')?$select=IsQuickCreateEnabled`), texts),
    lists: async () => ofLists(await listService(client).published(), shipped.lists, texts),
    stages: async () => ofStages(await listService(client).stages(), texts),
    settings: async () => ofSettings((await settingsService(client).read()).terms, texts),
    sellers: async () => ofSellers(await fetched(opportunity.table, withoutSellers), texts),
  };
}

function isIn(column: string, values: readonly string[]): string {
  return `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=${encodeURIComponent(JSON.stringify(values))})`;
}

/** Our roles, whichever business unit's, that the link leads anywhere from. */
function heldBy(link: string): string {
  const ours = app.roles.map((role) => `<value>${role}</value>`).join("");
  return `<fetch distinct="true"><entity name="role"><attribute name="parentrootroleid"/><filter><condition attribute="parentrootroleid" operator="in">${ours}</condition></filter>${link}</entity></fetch>`;
}

/** What a team owns is left out, as it needs none (P3). */
const withoutSellers =
  `<fetch top="1"><entity name="${opportunity.table}"><attribute name="${opportunity.table}id"/><filter><condition attribute="${opportunity.state}" operator="eq" value="0"/>` +
  `<filter type="or"><condition attribute="${opportunity.sellerCount}" operator="null"/><condition attribute="${opportunity.sellerCount}" operator="eq" value="0"/></filter></filter>` +
  `<link-entity name="systemuser" from="systemuserid" to="${opportunity.owner}"/></entity></fetch>`;
