using LocalDataverse;
using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class TakingCustomersSellers
{
    private const int On = 847212031;
    private const int Required = 847212021;
    private const string Brygga = "Brygga Marina";
    private const string Holmen = "Holmen Harbours";
    private static readonly Expectation Buoys = Expect.Rows("Buoys", new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 40m, 400m));

    public static readonly Chapter Chapter = new("A customer has sellers of its own",
    [
        new("Brygga gets its sellers; until Anna sets that they count, a new opportunity has its owner", "D1, P1", Anna,
            she =>
            {
                she.CreatesCustomer(Brygga);
                she.AddsCustomersSeller(Brygga, new SellerRow(Bjorn, 60m));
                she.AddsCustomersSeller(Brygga, new SellerRow(Cecilia, 40m));
                she.Creates("Ladders", 1000m, owner: Anna, customer: Brygga);
                she.SavesSettings(("opps_customersellers", new OptionSetValue(On)));
            },
            Expect.Rows("Ladders", new SellerRow(Anna, 100m, 1000m))),

        new("Now a new one has the customer's sellers, and its owner is not added to them", "D1, D2", Anna,
            she => she.Creates("Buoys", 1000m, owner: Anna, customer: Brygga),
            Buoys with { Entries = ["D1 by Anna Berg"] }),

        new("Cecilia's user is disabled: she is left out", "D3", Anna,
            she =>
            {
                she.Writes(Cecilia, ("isdisabled", true));
                she.Creates("Chains", 1000m, owner: Anna, customer: Brygga);
                she.Writes(Cecilia, ("isdisabled", false));
            },
            Expect.Rows("Chains", new SellerRow(Bjorn, 100m, 1000m)) with { Entries = ["D1 by Anna Berg"] }),

        new("The sellers of the customer change, and the customer too: nothing moves", "D4", Anna,
            she =>
            {
                she.CreatesCustomer(Holmen);
                she.AddsCustomersSeller(Holmen, new SellerRow(David, 100m));
                she.Writes("Buoys", ("customerid", she.Of(Holmen)));
                she.SavesSettings(("opps_changereason", new OptionSetValue(Required)));
            },
            Buoys),

        new("Anna takes the new customer's sellers over, and has set that a reason is required: refused without one", "D4", Anna,
            she => she.TakesCustomersSellers("Buoys", reason: null),
            Buoys)
        { RefusedWith = Faults.IsvAborted },

        new("With a reason they take over", "D4", Anna,
            she => she.TakesCustomersSellers("Buoys", "Holmen has bought Brygga"),
            Expect.Rows("Buoys", new SellerRow(David, 100m, 1000m)) with { Entries = ["D1 by Anna Berg", "D4 by Anna Berg"] }),

        new("Sellers that an opportunity brings along stand", "D5, P2", Anna,
            she => she.Creates("Copy of buoys", 1000m, owner: Anna, customer: Holmen, sellers: [new SellerRow(Bjorn, 100m)]),
            Expect.Rows("Copy of buoys", new SellerRow(Bjorn, 100m, 1000m))),
    ]);
}
