import { describe, expect, it } from "vitest";
import { explainShare, previewSet, replaceSeller, restoreShares, splitSellerSharesEqually } from "../../src/dataverse/actions";
import { platform } from "../fakes/xrm";
import { set } from "../journal/sets";

describe("custom APIs", () => {
  it("opps_SplitSellerSharesEqually is bound to the opportunity", async () => {
    const { xrm, requests, metadata } = platform();
    await splitSellerSharesEqually(xrm, "opp-id");
    expect(metadata).toEqual([
      {
        boundParameter: "entity",
        operationType: 0,
        operationName: "opps_SplitSellerSharesEqually",
        parameterTypes: { entity: { typeName: "mscrm.opportunity", structuralProperty: 5 } },
      },
    ]);
    expect(requests).toEqual([{ entity: { entityType: "opportunity", id: "opp-id" } }]);
  });

  it("opps_ReplaceSeller names both persons, and answers how many were changed and are left, and who is left out", async () => {
    const { xrm, requests, metadata } = platform({}, { answer: { Changed: 3, Left: 2, Message: "Left as they are." } });
    expect(await replaceSeller(xrm, "from-id", "to-id", null)).toEqual({ changed: 3, left: 2, message: "Left as they are." });
    const user = { typeName: "mscrm.systemuser", structuralProperty: 5 };
    expect(metadata).toEqual([{ boundParameter: null, operationType: 0, operationName: "opps_ReplaceSeller", parameterTypes: { From: user, To: user } }]);
    const type = { "@odata.type": "Microsoft.Dynamics.CRM.systemuser" };
    expect(requests).toEqual([{ From: { ...type, systemuserid: "from-id" }, To: { ...type, systemuserid: "to-id" } }]);
  });

  it("opps_ReplaceSeller: nobody left out is nothing to tell", async () => {
    const { xrm } = platform({}, { answer: { Changed: 1, Left: 0, Message: null } });
    expect((await replaceSeller(xrm, "from-id", "to-id", null)).message).toBe("");
  });

  it("a reason goes along, where one was given", async () => {
    const { xrm, requests, metadata } = platform({}, { answer: { Changed: 1, Left: 0, Message: "" } });
    await replaceSeller(xrm, "from-id", "to-id", "On leave.");
    await restoreShares(xrm, "opp-id", "change-id", false, "By mistake.");
    expect(requests).toMatchObject([{ Note: "On leave." }, { Note: "By mistake." }]);
    const text = { typeName: "Edm.String", structuralProperty: 1 };
    expect(metadata).toMatchObject([{ parameterTypes: { Note: text } }, { parameterTypes: { Note: text } }]);
  });

  it("opps_ExplainShare is bound to the share, and answers a sentence for each change, or one for none", async () => {
    const steps = [{ opps_name: "First." }, { opps_name: "Then." }];
    const { xrm, requests, metadata } = platform({}, { answer: { Text: "First.\nThen.", Steps: steps } });
    expect(await explainShare(xrm, "share-id")).toEqual(["First.", "Then."]);
    expect(metadata).toEqual([
      { boundParameter: "entity", operationType: 0, operationName: "opps_ExplainShare", parameterTypes: { entity: { typeName: "mscrm.opps_sellershare", structuralProperty: 5 } } },
    ]);
    expect(requests).toEqual([{ entity: { entityType: "opps_sellershare", id: "share-id" } }]);
    expect(await explainShare(platform({}, { answer: { Text: "Nothing.", Steps: [] } }).xrm, "share-id")).toEqual(["Nothing."]);
  });

  it("opps_PreviewShares gives the whole set, each by person, or by row where there is no user", async () => {
    const answer = {
      Shares: [{ opps_sellershareid: "row-Bo", _opps_sellerid_value: "user-Bo", opps_name: "Bo", opps_percent: 37.5, opps_isfixed: true }],
      Reason: "Because.",
      Sum: 37.5,
      Message: "Told.",
    };
    const { xrm, requests, metadata } = platform({}, { answer });
    const gone = { shareId: "row-Cid", sellerId: null, name: "Cid", percent: 62_50, isFixed: false };
    expect(await previewSet(xrm, "opp-id", [...set("Bo 37.5!"), gone])).toEqual({ shares: set("Bo 37.5!"), reason: "Because.", message: "Told." });
    const type = { "@odata.type": "Microsoft.Dynamics.CRM.opps_sellershare" };
    expect(requests).toEqual([
      {
        entity: { entityType: "opportunity", id: "opp-id" },
        Step: "set",
        Shares: [
          { ...type, "opps_SellerId@odata.bind": "/systemusers(user-Bo)", opps_percent: 37.5, opps_isfixed: true },
          { ...type, opps_sellershareid: "row-Cid", opps_percent: 62.5, opps_isfixed: false },
        ],
      },
    ]);
    expect(metadata[0]?.["parameterTypes"]).toEqual({
      entity: { typeName: "mscrm.opportunity", structuralProperty: 5 },
      Step: { typeName: "Edm.String", structuralProperty: 1 },
      Shares: { typeName: "Collection(mscrm.opps_sellershare)", structuralProperty: 4 },
    });
  });

  it("opps_RestoreShares names the change, and whether the set before it is meant", async () => {
    const { xrm, requests } = platform({}, { answer: { Sum: 90, Message: "The sum is 90 %." } });
    expect(await restoreShares(xrm, "opp-id", "change-id", true, null)).toBe("The sum is 90 %.");
    expect(requests).toEqual([
      {
        entity: { entityType: "opportunity", id: "opp-id" },
        Change: { "@odata.type": "Microsoft.Dynamics.CRM.opps_sharechange", opps_sharechangeid: "change-id" },
        Before: true,
      },
    ]);
  });
});
