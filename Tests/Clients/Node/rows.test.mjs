import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, bjorn, opportunity, refused, signIn } from "./people.mjs";

const api = signIn();

test("A query comes in pages, and all of it by following them", async () => {
    for (let number = 0; number < 7; number++) {
        await api.create({ collection: "accounts", data: { name: `Page ${number}` } });
    }
    const query = { collection: "accounts", select: ["name"], filter: "startswith(name,'Page ')", orderBy: ["name"], maxPageSize: 3 };
    const first = await api.retrieveMultiple(query);
    assert.deepEqual(first.value.map((row) => row.name), ["Page 0", "Page 1", "Page 2"]);
    const second = await api.retrieveMultiple(query, first.oDataNextLink);
    assert.deepEqual(second.value.map((row) => row.name), ["Page 3", "Page 4", "Page 5"]);
    assert.equal((await api.retrieveAll(query)).value.length, 7);
    assert.equal(await api.count({ collection: "accounts", filter: "startswith(name,'Page ')" }), 7);

    const fetchXml = "<fetch><entity name='account'><attribute name='name'/><order attribute='name'/><filter><condition attribute='name' operator='like' value='Page %'/></filter></entity></fetch>";
    const pages = await api.fetchAll({ collection: "accounts", fetchXml: fetchXml.replace("<fetch>", "<fetch count='3'>") });
    assert.equal(pages.value.length, 7);
});

test("A row is created with lookups, and read with what they lead to", async () => {
    const accountid = await api.create({ collection: "accounts", data: { name: "Nordhamn" } });
    const id = await opportunity(api, "Crane", { "parentaccountid@odata.bind": `/accounts(${accountid})`, "ownerid@odata.bind": `/systemusers(${bjorn})` });
    const row = await api.retrieve({
        collection: "opportunities", key: id, select: ["name", "_parentaccountid_value", "_ownerid_value", "estimatedvalue"],
        expand: [{ property: "parentaccountid", select: ["name"] }], includeAnnotations: "*",
    });
    assert.equal(row.parentaccountid.name, "Nordhamn");
    assert.equal(row._ownerid_value, bjorn);
    assert.equal(row._parentaccountid_value_LogicalName, "account");
    assert.equal(row._parentaccountid_value_Formatted, "Nordhamn");
});

test("An upsert by key makes a seller share the first time, and changes it the second", async () => {
    const id = await opportunity(api, "Keyed");
    const key = `_opps_opportunityid_value=${id},_opps_sellerid_value=${bjorn}`;
    await api.upsert({ collection: "opps_sellershares", key, data: { opps_percent: 25 } });
    await api.upsert({ collection: "opps_sellershares", key, data: { opps_percent: 20 } });
    const shares = await api.retrieveMultiple({ collection: "opps_sellershares", select: ["opps_percent", "_opps_sellerid_value"], filter: `_opps_opportunityid_value eq ${id}` });
    assert.deepEqual(new Map(shares.value.map((share) => [share._opps_sellerid_value, share.opps_percent])), new Map([[anna, 75], [bjorn, 20]]));
});

test("A delete with If-Match takes the version that it names, and no other", async () => {
    const id = await api.create({ collection: "accounts", data: { name: "Short-lived" } });
    const before = await api.retrieve({ collection: "accounts", key: id, select: ["name"] });
    await api.update({ collection: "accounts", key: id, data: { name: "Changed" } });
    assert.equal(await api.deleteRecord({ collection: "accounts", key: id, ifmatch: before["@odata.etag"] }), false);
    assert.equal((await api.retrieve({ collection: "accounts", key: id, select: ["name"] })).name, "Changed");
    const now = await api.retrieve({ collection: "accounts", key: id, select: ["name"] });
    await api.deleteRecord({ collection: "accounts", key: id, ifmatch: now["@odata.etag"] });
    assert.equal((await refused(() => api.retrieve({ collection: "accounts", key: id, select: ["name"] }))).status, 404);
});

test("Tables are found by their names, as the library looks their sets up", async () => {
    const names = await api.retrieveEntities({ select: ["LogicalName", "EntitySetName"] });
    assert.equal(names.value.find((table) => table.LogicalName === "opportunity").EntitySetName, "opportunities");
});
