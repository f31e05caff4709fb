import { text } from "../texts/texts";
import { meaningOf } from "./refusal";

/** Says in the person's language what went wrong. Any other error is one of code, for whoever writes it. */
export class Told extends Error {}

/** A refusal of the server. */
export class ServerError extends Told {
  /** @param said In the server's words, for whoever looks into it. */
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly said = message,
  ) {
    super(message);
  }
}

export interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A row as the Web API writes it, with annotations. */
export type Row = Record<string, unknown>;

const webApi = "/api/data/v9.2/";
const annotations = 'odata.include-annotations="*"';

export async function send(address: string, { method = "GET", body, headers = {} }: Call = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      headers: { Accept: "application/json", ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ServerError(text("Error_NoAnswer"), 0, "");
  }

  if (response.status === 401) {
    window.location.assign("/signin");
  }

  if (!response.ok) {
    throw await refusal(response);
  }

  return response;
}

async function refusal(response: Response): Promise<ServerError> {
  const said = await response.text();
  try {
    const { error } = JSON.parse(said) as { error: { code: string; message: string } };
    const meaning = meaningOf(error.code, response.status);
    return new ServerError(meaning ? text(meaning) : error.message, response.status, error.code, error.message);
  } catch {
    return new ServerError(text("Error_Unexpected"), response.status, "", said);
  }
}

/** GET of the Web API; the path stands under its root. */
export async function get<T = Row>(path: string, headers: Record<string, string> = {}): Promise<T> {
  const response = await send(webApi + path, { headers: { Prefer: annotations, ...headers } });
  return (await response.json()) as T;
}

/** Anything but GET of the Web API. */
export function change(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return send(webApi + path, { method, body, headers });
}

export interface FetchAnswer {
  rows: Row[];
  total: number | null;
  hasMore: boolean;
}

/** Rows by FetchXML. */
export async function fetchRows(set: string, fetchXml: string): Promise<FetchAnswer> {
  const answer = await get(`${set}?fetchXml=${encodeURIComponent(fetchXml)}`);
  return {
    rows: answer["value"] as Row[],
    total: (answer["@Microsoft.Dynamics.CRM.totalrecordcount"] as number | undefined) ?? null,
    hasMore: answer["@Microsoft.Dynamics.CRM.morerecords"] === true,
  };
}

export function formatted(row: Row, name: string): string {
  return (row[`${name}@OData.Community.Display.V1.FormattedValue`] as string | undefined) ?? "";
}

export function tableOfLookup(row: Row, name: string): string {
  return (row[`${name}@Microsoft.Dynamics.CRM.lookuplogicalname`] as string | undefined) ?? "";
}
