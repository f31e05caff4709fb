using LocalDataverse;
using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class Failing
{
    public static readonly Chapter Chapter = new("What is computed heals, what may not be is refused, what fails leaves no trace",
    [
        new("Somebody writes a sum of 42 and 7 sellers on Mooring robots", "A2, M6", David,
            he => he.Writes("Mooring robots", ("opps_sharesum", 42m), ("opps_sellercount", 7)),
            Expect.Rows("Mooring robots", new SellerRow(Bjorn, 50m, 500m), new SellerRow(Cecilia, 50m, 500m))),

        new("Somebody writes an amount of 1.00 on Björn's share of it", "A2, M1, M4", David,
            he => he.WritesShare("Mooring robots", Bjorn, ("opps_amount", new Money(1m))),
            Expect.Rows("Mooring robots", new SellerRow(Bjorn, 50m, 500m), new SellerRow(Cecilia, 50m, 500m))),

        new("Erik, a seller, creates Slipway and shares it with Anna: his own he may", "A1", Erik,
            he =>
            {
                he.Creates("Slipway", 800m, owner: Erik);
                he.AddsSeller("Slipway", new SellerRow(Anna, 30m));
            },
            Expect.Rows("Slipway", new SellerRow(Erik, 70m, 560m), new SellerRow(Anna, 30m, 240m))),

        new("Erik adds himself to Tug fleet, which he may read and not write: refused", "A1, A4", Erik,
            he => he.AddsSeller("Tug fleet", new SellerRow(Erik, 10m)),
            Expect.Told("Tug fleet", 70m, new SellerRow(Bjorn, 20m, 200m), new SellerRow(Anna, 50m, 500m)))
        { RefusedWith = Faults.AccessCheckFailed },

        new("David adds Björn to Mooring robots a second time", "P20, A4", David,
            he => he.AddsSeller("Mooring robots", new SellerRow(Bjorn, 10m)),
            Expect.Rows("Mooring robots", new SellerRow(Bjorn, 50m, 500m), new SellerRow(Cecilia, 50m, 500m)))
        { RefusedWith = Faults.DuplicateRecordEntityKey },

        new("Anna creates Ghost ship with the same seller twice: not even the opportunity remains", "P20, A4", Anna,
            she => she.Creates("Ghost ship", 100m, owner: Anna, sellers: [new(Bjorn, 50m), new(Bjorn, 50m)]),
            Expect.Gone("Ghost ship"))
        { RefusedWith = Faults.DuplicateRecordEntityKey },

        new("Björn tries to win Container scanner, which he has lost", "A4", Bjorn,
            he => he.Wins("Container scanner", 1m),
            Expect.Rows("Container scanner", new SellerRow(Bjorn, 100m, 2000m)))
        { RefusedWith = Faults.OpportunityAlreadyClosed },
    ]);
}
