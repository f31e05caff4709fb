import { updateRow } from "../data/rows";
import { change, get, ServerError, type Row } from "../data/server";
import { loadTable, tableName } from "../data/tables";
import { normalId } from "../data/values";
import { ApiObject, type Api } from "./expose";

interface RequestMetadata {
  boundParameter: string | null | undefined;
  operationName?: string;
  operationType?: number;
  parameterTypes: Record<string, { typeName: string; structuralProperty: number }>;
}

type Request = Record<string, unknown> & { getMetadata: () => RequestMetadata };

/** Rows and operations on behalf of scripts. Failures are objects with a message and a code, as on the platform. */
export class WebApi extends ApiObject implements Api<Omit<Xrm.WebApi, "online" | "execute">> {
  readonly $api = "Xrm.WebApi";
  readonly online = this;

  retrieveRecord(table: string, id: string, options = ""): Promise<Row> {
    return told(() => get(`${tableName(table).set}(${normalId(id)})${options}`));
  }

  retrieveMultipleRecords(table: string, options = "", maxPageSize?: number): Promise<Xrm.RetrieveMultipleResult<Row>> {
    return told(async () => {
      const headers = maxPageSize ? { Prefer: `odata.include-annotations="*",odata.maxpagesize=${maxPageSize}` } : undefined;
      const answer = await get(`${tableName(table).set}${options}`, headers);
      return { entities: answer["value"] as Row[], nextLink: answer["@odata.nextLink"] as string };
    });
  }

  updateRecord(table: string, id: string, values: Row): Promise<Xrm.LookupValue> {
    return told(async () => {
      await updateRow(table, id, values);
      return { entityType: table, id };
    });
  }

  /** An action; functions and requests on rows are not asked for by anything that the local host runs. */
  execute(request: Request): Promise<Response> {
    return told(async () => {
      const metadata = request.getMetadata();
      const action = 0;
      if (metadata.operationType !== action) {
        throw new Error(`Xrm.WebApi.execute of the operation type ${metadata.operationType} is not supported by the local host.`);
      }

      const { boundParameter, operationName = "", parameterTypes } = metadata;
      const body = Object.fromEntries(Object.keys(parameterTypes).filter((name) => name !== boundParameter).map((name) => [name, request[name]]));
      const path = boundParameter ? `${await rowPath(request[boundParameter] as Xrm.LookupValue)}/Microsoft.Dynamics.CRM.${operationName}` : operationName;
      return await change("POST", path, body);
    });
  }
}

async function rowPath({ entityType, id }: Xrm.LookupValue): Promise<string> {
  return `${(await loadTable(entityType)).set}(${normalId(id)})`;
}

async function told<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (failed) {
    if (failed instanceof ServerError) {
      const refusal = { message: failed.message, errorCode: Number.parseInt(failed.code, 16) };
      throw refusal;
    }

    throw failed;
  }
}
