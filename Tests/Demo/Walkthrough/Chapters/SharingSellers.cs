using LocalDataverse;
using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class SharingSellers
{
    public static readonly Chapter Chapter = new("Sellers are added, changed and removed",
    [
        new("Anna creates Ice breaker", "P1", Anna,
            she => she.Creates("Ice breaker", 1000m, owner: Anna),
            Expect.Rows("Ice breaker", new SellerRow(Anna, 100m, 1000m))),

        new("Anna changes her own share to 40: the only seller keeps 100 %", "P11", Anna,
            she => she.WritesShare("Ice breaker", Anna, ("opps_percent", 40m)),
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

        new("Anna changes Björn to 80 and fixes him, and adds Erik with 30: given and fixed are more than 100, nobody is moved", "P6", Anna,
            she =>
            {
                she.WritesShare("Ice breaker", Bjorn, ("opps_percent", 80m), ("opps_isfixed", true));
                she.AddsSeller("Ice breaker", new SellerRow(Erik, 30m));
            },
            Expect.Told("Ice breaker", 190m,
                new SellerRow(Anna, 20m, 200m), new SellerRow(Bjorn, 80m, 800m, IsFixed: true), new SellerRow(Cecilia, 20m, 200m),
                new SellerRow(David, 40m, 400m, IsFixed: true), new SellerRow(Erik, 30m, 300m))),

        new("Anna gives the whole set at once: who is missing goes", "P9", Anna,
            she => she.SetsSellers("Ice breaker", (Bjorn, 60m), (Cecilia, 40m)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m))),

        new("Anna adds David with 0: nobody is moved", "P8", Anna,
            she => she.AddsSeller("Ice breaker", new SellerRow(David, 0m)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m), new SellerRow(David, 0m, 0m))),

        new("Anna takes over David's row and types 12.345: the person is new, the row is not, and two decimals are kept", "P19, P22, P10", Anna,
            she =>
            {
                she.ChangesPerson("Ice breaker", David, Anna);
                she.WritesShare("Ice breaker", Anna, ("opps_percent", 12.345m));
            },
            Expect.Told("Ice breaker", 112.35m,
                new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m), new SellerRow(Anna, 12.35m, 123.5m))),

        new("Anna takes herself off again", "P12", Anna,
            she => she.RemovesSeller("Ice breaker", Anna),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m))),

        new("Anna moves Cecilia's share to Lock gate: refused", "P23, A4", Anna,
            she => she.MovesShare("Ice breaker", Cecilia, "Lock gate"),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m)),
            Expect.Rows("Lock gate", new SellerRow(Bjorn, 100m, 600m)))
        { RefusedWith = Faults.IsvAborted },

        new("Anna types 120 for Björn: refused, nothing changes", "P21, A4", Anna,
            she => she.WritesShare("Ice breaker", Bjorn, ("opps_percent", 120m)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m)))
        { RefusedWith = Faults.IsvAborted },

        new("Anna loses it because of the price", "O3, O4", Anna,
            she => she.Loses("Ice breaker", new OptionSetValue(847210000)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m)) with { State = "lost" }),

        new("Anna changes Björn's part of the lost opportunity: refused", "P24", Anna,
            she => she.WritesShare("Ice breaker", Bjorn, ("opps_percent", 50m)),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m)))
        { RefusedWith = Faults.IsvAborted },

        new("Anna corrects the reason of what is lost: that is recorded", "O3", Anna,
            she => she.Writes("Ice breaker", ("opps_rejection", new OptionSetValue(847210001))),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m)) with { State = "lost" }),

        new("Anna reopens it: the shares are as they were", "P28, O3", Anna,
            she => she.Reopens("Ice breaker"),
            Expect.Rows("Ice breaker", new SellerRow(Bjorn, 60m, 600m, IsFixed: true), new SellerRow(Cecilia, 40m, 400m)) with { State = "open" }),

        new("Anna gives Lock gate a source and retires that option: the row keeps it, and she is added as ever", "O1", Anna,
            she =>
            {
                she.Writes("Lock gate", ("opps_source", new OptionSetValue(847210001)));
                she.Retires("opps_opportunitysource", 847210001);
                she.AddsSeller("Lock gate", new SellerRow(Anna, 40m));
            },
            Expect.Rows("Lock gate", new SellerRow(Bjorn, 60m, 360m), new SellerRow(Anna, 40m, 240m))),

        new("Anna lets Dry dock expire: that is not the same as lost", "O2", Anna,
            she => she.LetsExpire("Dry dock"),
            Expect.Rows("Dry dock", new SellerRow(Anna, 100m)) with { State = "expired" }),

        new("Anna gives a reason for what has expired: refused", "O3, A4", Anna,
            she => she.Writes("Dry dock", ("opps_rejection", new OptionSetValue(847210000))),
            Expect.Rows("Dry dock", new SellerRow(Anna, 100m)) with { State = "expired" })
        { RefusedWith = Faults.IsvAborted },
    ]);
}
