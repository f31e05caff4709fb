import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, opportunity, refused, signIn } from "./people.mjs";

const api = signIn();

const named = async (name) => await api.count({ collection: "accounts", filter: `name eq '${name}'` });

test("A filter of 3,000 characters, which the library turns into a batch, finds what it names", async () => {
    const name = `Needle ${"å".repeat(20)}`;
    const id = await api.create({ collection: "accounts", data: { name } });
    const names = Array.from({ length: 100 }, (_, number) => `name eq 'No such account ${number}'`);
    const filter = [...names, `name eq '${name}'`].join(" or ");
    assert.ok(filter.length > 3000);
    const found = await api.retrieveMultiple({ collection: "accounts", select: ["name"], filter });
    assert.deepEqual(found.value.map((row) => row.accountid), [id]);
});

test("Parts are answered in their order, and each sees what came before it", async () => {
    api.startBatch();
    api.create({ collection: "accounts", data: { name: "In order" }, inChangeSet: false });
    api.retrieveMultiple({ collection: "accounts", select: ["name"], filter: "name eq 'In order'" });
    api.callFunction("WhoAmI");
    const [id, found, who] = await api.executeBatch();
    assert.deepEqual(found.value.map((row) => row.accountid), [id]);
    assert.equal(who.UserId, anna);
});

test("A change set refers to its earlier rows by Content-ID", async () => {
    api.startBatch();
    api.create({ collection: "accounts", data: { name: "First" }, contentId: "1" });
    api.create({ collection: "opportunities", data: { name: "Second", "parentaccountid@odata.bind": "$1" }, contentId: "2" });
    const [account, second] = await api.executeBatch();
    const row = await api.retrieve({ collection: "opportunities", key: second, select: ["_parentaccountid_value"] });
    assert.equal(row._parentaccountid_value, account);
});

test("A set that fails leaves nothing, and ends the batch", async () => {
    const id = await opportunity(api, "Untouched");
    api.startBatch();
    api.create({ collection: "accounts", data: { name: "Not stored" } });
    api.update({ collection: "opportunities", key: id, data: { name: "Touched" } });
    api.create({ collection: "opps_sellershares", data: { opps_percent: 101, "opps_OpportunityId@odata.bind": `/opportunities(${id})`, "opps_SellerId@odata.bind": `/systemusers(${anna})` } });
    assert.equal((await refused(() => api.executeBatch())).status, 400);
    assert.equal(await named("Not stored"), 0);
    assert.equal((await api.retrieve({ collection: "opportunities", key: id, select: ["name"] })).name, "Untouched");
});

test("With the preference to go on, what follows an error is done", async () => {
    api.startBatch();
    api.create({ collection: "accounts", data: { name: "Batch before" }, inChangeSet: false });
    api.create({ collection: "accounts", data: { nosuchcolumn: 1 }, inChangeSet: false });
    api.create({ collection: "accounts", data: { name: "Batch after" }, inChangeSet: false });
    const [, error] = await api.executeBatch({ continueOnError: true });
    assert.equal(error.status, 400);
    assert.deepEqual([await named("Batch before"), await named("Batch after")], [1, 1]);

    api.startBatch();
    api.create({ collection: "accounts", data: { nosuchcolumn: 1 }, inChangeSet: false });
    api.create({ collection: "accounts", data: { name: "Never" }, inChangeSet: false });
    await refused(() => api.executeBatch());
    assert.equal(await named("Never"), 0);
});
