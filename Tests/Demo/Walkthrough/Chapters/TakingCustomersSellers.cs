using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class TakingCustomersSellers
{
    private const int On = 847212031;

    private static readonly Expectation Silo = Expect.Rows("Silo", new SellerRow(Cecilia, 70m, 700m), new SellerRow(David, 30m, 300m));

    public static readonly Chapter Chapter = new("A customer's sellers are those of its new opportunities",
    [
        new("Anna sets it on: Østvik's next opportunity has Østvik's sellers, and not its owner", "D1, D2", Anna,
            she =>
            {
                she.SavesSettings(("opps_customersellers", new OptionSetValue(On)), ("opps_sumwhenwon", null));
                she.GivesCustomer(Ostvik, Cecilia, 70m);
                she.GivesCustomer(Ostvik, David, 30m);
                she.Creates("Silo", 1000m, owner: Anna, customer: Ostvik);
            },
            Silo),

        new("One that brings sellers of its own keeps them", "D5, P2", Anna,
            she => she.Creates("Second silo", 1000m, owner: Anna, customer: Ostvik, sellers: [new SellerRow(Anna, 100m)]),
            Expect.Rows("Second silo", new SellerRow(Anna, 100m, 1000m))),

        new("Østvik gets a third seller: nothing that is there moves", "D4", Anna,
            she => she.GivesCustomer(Ostvik, Erik, 10m),
            Silo, Expect.Rows("Second silo", new SellerRow(Anna, 100m, 1000m))),

        new("Somebody takes them over: Erik's user is disabled by now, so he is left out", "D3, D4", Anna,
            she =>
            {
                she.Writes(Erik, ("isdisabled", true));
                she.TakesCustomersSellers("Second silo");
                she.Writes(Erik, ("isdisabled", false));
                she.SavesSettings(("opps_customersellers", null));
            },
            Expect.Rows("Second silo", new SellerRow(Cecilia, 70m, 700m), new SellerRow(David, 30m, 300m))),
    ]);
}
