using LocalDataverse;
using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class SavingSellers
{
    public static readonly Chapter Chapter = new("Sellers are saved along with the opportunity",
    [
        new("Anna creates Floating dock, with herself and Cecilia as its sellers in the same save", "U1, U2", Anna,
            she => she.CreatesWithDraft("Floating dock", 1000m, owner: Anna, (Anna, 70m), (Cecilia, null)),
            Expect.Rows("Floating dock", new SellerRow(Anna, 70m, 700m), new SellerRow(Cecilia, 30m, 300m))),

        new("David adds Erik with 0 %, Anna changes herself in a draft of before that: both stand", "U3", David,
            he =>
            {
                he.AddsSeller("Floating dock", new SellerRow(Erik, 0m));
                he.SavesDraft("Floating dock", from: [(Anna, 70m), (Cecilia, 30m)], sellers: [(Anna, 60m), (Cecilia, 30m)]);
            },
            Expect.Told("Floating dock", 90m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 30m, 300m), new SellerRow(Erik, 0m, 0m))),

        new("Anna changes Cecilia in a draft that is older than a change of Cecilia: refused, with both values", "U3", Anna,
            she => she.SavesDraft("Floating dock", from: [(Anna, 60m), (Cecilia, 40m), (Erik, 0m)], sellers: [(Anna, 60m), (Cecilia, 35m), (Erik, 0m)]),
            Expect.Told("Floating dock", 90m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 30m, 300m), new SellerRow(Erik, 0m, 0m)))
        { RefusedWith = Faults.IsvAborted },

        new("A program sends what is no draft: refused, and nothing of the save is written", "U4", David,
            he => he.Writes("Floating dock", ("estimatedvalue", new Money(1m)), ("opps_sellerdraft", "Anna 100 %")),
            Expect.Told("Floating dock", 90m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 30m, 300m), new SellerRow(Erik, 0m, 0m)))
        { RefusedWith = Faults.IsvAborted },

        new("David becomes the owner in the save that gives the sellers: they stand", "U5", Anna,
            she => she.SavesDraft("Floating dock", from: [(Anna, 60m), (Cecilia, 30m), (Erik, 0m)], sellers: [(Cecilia, 100m)], owner: David),
            Expect.Rows("Floating dock", new SellerRow(Cecilia, 100m, 1000m))),

        new("Erik, who may not write it, sends a draft: refused", "U6", Erik,
            he => he.SavesDraft("Floating dock", from: [(Cecilia, 100m)], sellers: [(Erik, 100m)]),
            Expect.Rows("Floating dock", new SellerRow(Cecilia, 100m, 1000m)))
        { RefusedWith = Faults.AccessCheckFailed },
    ]);
}
