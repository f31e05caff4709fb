import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, nils, refused, signIn } from "./people.mjs";

test("A token is a person's name or id", async () => {
    assert.equal((await signIn().callFunction("WhoAmI")).UserId, anna);
    assert.equal((await signIn(anna).callFunction("WhoAmI")).UserId, anna);
});

test("A token of nobody is refused", async () => {
    assert.equal((await refused(() => signIn("nobody").callFunction("WhoAmI"))).status, 401);
});

test("Rights are those of the person", async () => {
    assert.equal((await refused(() => signIn(nils).retrieveMultiple({ collection: "accounts" }))).status, 403);
});

test("Every second version number of 9 is served, with its own addresses", async () => {
    for (const version of ["9.0", "9.1", "9.2"]) {
        assert.match((await signIn(anna, version).callFunction("WhoAmI"))["@odata.context"], new RegExp(`/api/data/v${version}/`));
    }
});

test("The environment tells version, name and addresses", async () => {
    const api = signIn();
    assert.match((await api.callFunction("RetrieveVersion")).Version, /^9\.2\./);
    assert.equal((await api.callFunction("WhoAmI")).OrganizationId, (await api.callFunction({ functionName: "RetrieveCurrentOrganization", parameters: { AccessType: "Internet" } })).Detail.OrganizationId);
    const { Detail } = await api.callFunction({ functionName: "RetrieveCurrentOrganization", parameters: { AccessType: "Microsoft.Dynamics.CRM.EndpointAccessType'Default'" } });
    assert.equal(Detail.FriendlyName, "Contoso");
    assert.equal(Detail.Endpoints.Count, 3);
    assert.ok(Detail.Endpoints.Values[Detail.Endpoints.Keys.indexOf("WebApplication")].startsWith(process.env.DATAVERSE_URL));
});
