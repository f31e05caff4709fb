import { describe, expect, it } from "vitest";
import { replaceSeller, splitSellerSharesEqually } from "../../src/dataverse/actions";
import { platform } from "../fakes/xrm";

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
