using Microsoft.Xrm.Sdk;
using static LocalDataverse.Walkthrough.Cast;

namespace LocalDataverse.Walkthrough.Chapters;

internal static class SharingSellers
{
    public static readonly Chapter Chapter = new("Sellers are added, changed and removed",
    [
        new("Anna creates Ice breaker", "P1", Anna,
            she => she.Creates("Ice breaker", 1000m, owner: Anna),
            Expect.Rows("Ice breaker", new SellerRow(Anna, 100m, 1000m))),

        new("Anna adds Björn with 25: she gives way", "P5", Anna,
            she => she.AddsSeller("Ice breaker", new SellerRow(Bjorn, 25m)),
            Expect.Rows("Ice breaker", new SellerRow(Anna, 75m, 750m), new SellerRow(Bjorn, 25m, 250m))),

        new("Anna adds Cecilia with 25: both share the rest evenly", "P5", Anna,
            she => she.AddsSeller("Ice breaker", new SellerRow(Cecilia, 25m)),
            Expect.Rows("Ice breaker", new SellerRow(Anna, 37.5m, 375m), new SellerRow(Bjorn, 37.5m, 375m), new SellerRow(Cecilia, 25m, 250m))),

        new("Anna changes Björn to 50: nobody else is moved, the sum is told", "P10", Anna,
            she => she.WritesShare("Ice breaker", Bjorn, ("opps_percent", 50m)),
            Expect.Told("Ice breaker", 112.5m, new SellerRow(Anna, 37.5m, 375m), new SellerRow(Bjorn, 50m, 500m), new SellerRow(Cecilia, 25m, 250m))),

        new("Anna takes Cecilia off again", "P12", Anna,
            she => she.RemovesSeller("Ice breaker", Cecilia),
            Expect.Told("Ice breaker", 87.5m, new SellerRow(Anna, 37.5m, 375m), new SellerRow(Bjorn, 50m, 500m))),

        new("Anna adds David without a percentage: he gets what is open", "P7", Anna,
            she => she.AddsSellerWithoutPercent("Ice breaker", David),
            Expect.Rows("Ice breaker", new SellerRow(Anna, 37.5m, 375m), new SellerRow(Bjorn, 50m, 500m), new SellerRow(David, 12.5m, 125m))),

        new("Anna takes Björn off: two are left and stay as they are", "P12", Anna,
            she => she.RemovesSeller("Ice breaker", Bjorn),
            Expect.Told("Ice breaker", 50m, new SellerRow(Anna, 37.5m, 375m), new SellerRow(David, 12.5m, 125m))),

        new("Anna takes David off: the one who is left has 100 %", "P13", Anna,
            she => she.RemovesSeller("Ice breaker", David),
            Expect.Rows("Ice breaker", new SellerRow(Anna, 100m, 1000m))),

        new("Anna takes herself off: the owner comes back", "P14", Anna,
            she => she.RemovesSeller("Ice breaker", Anna),
            Expect.Rows("Ice breaker", new SellerRow(Anna, 100m, 1000m))),

        new("Anna adds three in one request, 20, 30 and 50: what was given stands", "P9", Anna,
            she => she.AddsTogether("Ice breaker", (Bjorn, 20m), (Cecilia, 30m), (David, 50m)),
            Expect.Rows("Ice breaker",
                new SellerRow(Anna, 0m, 0m), new SellerRow(Bjorn, 20m, 200m), new SellerRow(Cecilia, 30m, 300m), new SellerRow(David, 50m, 500m))),

        new("Anna fixes David at 40 and splits evenly: the free ones share the rest", "P26", Anna,
            she =>
            {
                she.WritesShare("Ice breaker", David, ("opps_percent", 40m), ("opps_isfixed", true));
                she.SplitsEvenly("Ice breaker");
            },
            Expect.Rows("Ice breaker",
                new SellerRow(Anna, 20m, 200m), new SellerRow(Bjorn, 20m, 200m), new SellerRow(Cecilia, 20m, 200m),
                new SellerRow(David, 40m, 400m, IsFixed: true))),

        new("Anna gives the whole set at once: who is missing goes", "P9", Anna,
            she => she.SetsSellers("Ice breaker", (Bjorn, 60m), (Cecilia, 40m)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 40m, 400m))),

        new("Anna types 120 for Björn: refused, nothing changes", "P21, A4", Anna,
            she => she.WritesShare("Ice breaker", Bjorn, ("opps_percent", 120m)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 40m, 400m)))
        { RefusedWith = Faults.IsvAborted },

        new("Anna loses it because of the price", "O3, O4", Anna,
            she => she.Loses("Ice breaker", new OptionSetValue(847210000)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 40m, 400m))),

        new("Anna changes Björn's part of the lost opportunity: refused", "P24", Anna,
            she => she.WritesShare("Ice breaker", Bjorn, ("opps_percent", 50m)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 40m, 400m)))
        { RefusedWith = Faults.IsvAborted },

        new("Anna reopens it: the shares are as they were", "P28, O3", Anna,
            she => she.Reopens("Ice breaker"),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 40m, 400m))),
    ]);
}
