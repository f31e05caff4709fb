import assert from "node:assert/strict";
import { test } from "node:test";
import { anna, bjorn, leaving, opportunity, signIn } from "./people.mjs";

const api = signIn();

const share = (seller, percent) => ({
    "@odata.type": "Microsoft.Dynamics.CRM.opps_sellershare",
    "opps_SellerId@odata.bind": `/systemusers(${seller})`,
    opps_percent: percent,
});

const setShares = (key, ...Shares) => api.callAction({ collection: "opportunities", key, actionName: "Microsoft.Dynamics.CRM.opps_SetSellerShares", action: { Shares } });

test("opps_SetSellerShares sets the whole set, and tells a sum other than 100", async () => {
    const id = await opportunity(api, "Set");
    const told = await setShares(id, share(anna, 30), share(bjorn, 60));
    assert.equal(told.Sum, 90);
    assert.match(told.Message, /90/);
});

test("opps_SplitSellerSharesEqually splits evenly", async () => {
    const id = await opportunity(api, "Split");
    await setShares(id, share(anna, 30), share(bjorn, 60));
    const told = await api.callAction({ collection: "opportunities", key: id, actionName: "Microsoft.Dynamics.CRM.opps_SplitSellerSharesEqually" });
    assert.equal(told.Sum, 100);
    const shares = await api.retrieveMultiple({ collection: "opps_sellershares", select: ["opps_percent"], filter: `_opps_opportunityid_value eq ${id}` });
    assert.deepEqual(shares.value.map((row) => row.opps_percent), [50, 50]);
});

test("opps_ReplaceSeller replaces a person on every open opportunity", async () => {
    const id = await opportunity(api, "Replace", { "ownerid@odata.bind": `/systemusers(${leaving})` });
    const told = await api.callAction({
        actionName: "opps_ReplaceSeller",
        action: { From: { "@odata.type": "Microsoft.Dynamics.CRM.systemuser", systemuserid: leaving }, To: { "@odata.type": "Microsoft.Dynamics.CRM.systemuser", systemuserid: anna } },
    });
    assert.equal(told.Changed, 1);
    const shares = await api.retrieveMultiple({ collection: "opps_sellershares", select: ["_opps_sellerid_value"], filter: `_opps_opportunityid_value eq ${id}` });
    assert.deepEqual(shares.value.map((row) => row._opps_sellerid_value), [anna]);
});
