// Who signs in, and as whom rows are made.
import { DynamicsWebApi } from "dynamics-web-api";

export const { ANNA: anna, BJORN: bjorn, LEAVING: leaving, NILS: nils } = process.env;

/** A client of one person: a token is their name or id. */
export function signIn(token = process.env.DATAVERSE_TOKEN, version = "9.2") {
    return new DynamicsWebApi({
        serverUrl: process.env.DATAVERSE_URL,
        dataApi: { version },
        onTokenRefresh: async () => token,
    });
}

export async function opportunity(api, name, more = {}) {
    return await api.create({ collection: "opportunities", data: { name, estimatedvalue: 1000, ...more } });
}

/** The error of a call that must be refused. */
export async function refused(call) {
    try {
        await call();
    } catch (error) {
        return Array.isArray(error) ? error[0] : error;
    }
    throw new Error("It was not refused.");
}
