import type { Row, RowApi } from "../dataverse/rows";
import { sets } from "../dataverse/sets";
import type { GlobalContext } from "../dataverse/userformat";
import type { TextSource } from "../texts";

/** What a page of the navigation has in the place of the client API, which reaches pages on forms only. */
export interface StandaloneClient extends TextSource {
  readonly WebApi: RowApi;
  readonly Utility: TextSource["Utility"] & { getGlobalContext(): GlobalContext };
  readonly service: Service;
}

/** Requests that rows alone don't make. Paths are those after the service's root. */
export interface Service {
  get(path: string): Promise<Row>;
  /** What it answers; null for nothing. */
  send(method: "POST" | "PATCH" | "DELETE", path: string, body?: Row, headers?: Record<string, string>): Promise<Row | null>;
}

/** What the server refuses, in its own words. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** "0x80040265"; empty where it says none. */
    readonly code: string,
  ) {
    super(message);
  }
}

/** Languages that there are texts in; all others get the first. */
const languages = [1033, 1053, 1044, 1030];

/**
 * Reads by the Web API, as the signed-in user; the page has loaded ClientGlobalContext.js.aspx, which tells where and who.
 * @param resources RESX web resources that are read, by their names without language.
 */
export async function standaloneClient(context: GlobalContext, resources: readonly string[]): Promise<StandaloneClient> {
  const { languageId } = context.userSettings;
  const language = languages.includes(languageId) ? languageId : languages[0];
  const root = context.getClientUrl().replace(/\/$/, "");
  const texts = new Map<string, Map<string, string>>();
  for (const resource of resources) {
    texts.set(resource, textsIn(await (await asked(`${root}/WebResources/${resource}.${language}.resx`)).text()));
  }

  const read = async (path: string) => (await (await asked(`${root}/api/data/v9.2/${path}`)).json()) as Row;
  return {
    service: {
      get: read,
      send: async (method, path, body, headers) => {
        const text = await (await asked(`${root}/api/data/v9.2/${path}`, method, body, headers)).text();
        return text === "" ? null : (JSON.parse(text) as Row);
      },
    },
    Utility: { getGlobalContext: () => context, getResourceString: (resource, key) => texts.get(resource)?.get(key) ?? key },
    WebApi: {
      retrieveRecord: (table, id, options = "") => read(`${setOf(table)}(${id})${options}`),
      retrieveMultipleRecords: async (table, options = "") => {
        const page = await read(setOf(table) + options);
        const cookie = cookieIn(page);
        return {
          entities: page["value"] as Row[],
          nextLink: (page["@odata.nextLink"] as string | undefined) ?? null,
          ...(cookie !== null && { fetchXmlPagingCookie: cookie }),
        };
      },
    },
  };
}

async function asked(address: string, method = "GET", body?: Row, more: Record<string, string> = {}): Promise<Response> {
  const headers = { Accept: "application/json", "OData-Version": "4.0", "OData-MaxVersion": "4.0", Prefer: 'odata.include-annotations="*"', ...more };
  const response = await fetch(address, body ? { method, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) } : { method, headers });
  if (!response.ok) {
    const problem = problemIn(await response.text());
    throw new Refusal(problem?.message ?? `${response.status} ${response.statusText}`, response.status, problem?.code ?? "");
  }

  return response;
}

/** What the server says is wrong; null where it says nothing that can be read. */
function problemIn(answer: string): { message?: string; code?: string } | null {
  try {
    return (JSON.parse(answer) as { error?: { message?: string; code?: string } }).error ?? null;
  } catch {
    return null;
  }
}

function setOf(table: string): string {
  const set = sets[table];
  if (set === undefined) {
    throw new Error(`The set of ${table} isn't known.`);
  }

  return set;
}

/** The cookie proper stands in the attribute of another one, written as for an address, twice. */
function cookieIn(page: Row): string | null {
  const told = page["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"];
  const written = typeof told === "string" ? parsed(told).documentElement.getAttribute("pagingcookie") : null;
  return written === null ? null : decodeURIComponent(decodeURIComponent(written));
}

function textsIn(resx: string): Map<string, string> {
  return new Map(Array.from(parsed(resx).getElementsByTagName("data"), (data) => [data.getAttribute("name") ?? "", data.getElementsByTagName("value")[0]?.textContent ?? ""]));
}

function parsed(xml: string): Document {
  return new DOMParser().parseFromString(xml, "text/xml");
}
