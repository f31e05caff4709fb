import { describe, expect, it } from "vitest";
import { replaceSeller, setSellerShares } from "../../src/dataverse/actions";
import { platform } from "../fakes/xrm";

describe("custom APIs", () => {
  it("opps_SetSellerShares sends the rows by their persons, and one without a person by its id", async () => {
    const { xrm, requests, metadata } = platform({}, { answer: { Sum: 83.33, Message: "The shares add up to 83.33 %." } });
    const answer = await setSellerShares(xrm, "opp-id", [
      { sellerId: "user-id", shareId: "share-id", percent: 33_33, isFixed: true },
      { sellerId: null, shareId: "orphan-id", percent: 50_00, isFixed: false },
    ]);
    expect(answer).toEqual({ sum: 83_33, message: "The shares add up to 83.33 %." });
    expect(metadata).toEqual([
      {
        boundParameter: "entity",
        operationType: 0,
        operationName: "opps_SetSellerShares",
        parameterTypes: {
          entity: { typeName: "mscrm.opportunity", structuralProperty: 5 },
          Shares: { typeName: "Collection(mscrm.opps_sellershare)", structuralProperty: 4 },
        },
      },
    ]);
    const type = { "@odata.type": "Microsoft.Dynamics.CRM.opps_sellershare" };
    expect(requests).toEqual([
      {
        entity: { entityType: "opportunity", id: "opp-id" },
        Shares: [
          { ...type, "opps_SellerId@odata.bind": "/systemusers(user-id)", opps_percent: 33.33, opps_isfixed: true },
          { ...type, opps_sellershareid: "orphan-id", opps_percent: 50, opps_isfixed: false },
        ],
      },
    ]);
  });

  it("opps_ReplaceSeller names both persons, and answers how many were changed and are left, and who is left out", async () => {
    const { xrm, requests, metadata } = platform({}, { answer: { Changed: 3, Left: 2, Message: "Left as they are." } });
    expect(await replaceSeller(xrm, "from-id", "to-id")).toEqual({ changed: 3, left: 2, message: "Left as they are." });
    const user = { typeName: "mscrm.systemuser", structuralProperty: 5 };
    expect(metadata).toEqual([{ boundParameter: null, operationType: 0, operationName: "opps_ReplaceSeller", parameterTypes: { From: user, To: user } }]);
    const type = { "@odata.type": "Microsoft.Dynamics.CRM.systemuser" };
    expect(requests).toEqual([{ From: { ...type, systemuserid: "from-id" }, To: { ...type, systemuserid: "to-id" } }]);
  });

  it("opps_ReplaceSeller: nobody left out is nothing to tell", async () => {
    const { xrm } = platform({}, { answer: { Changed: 1, Left: 0, Message: null } });
    expect((await replaceSeller(xrm, "from-id", "to-id")).message).toBe("");
  });
});
