using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class SharingMoney
{
    public static readonly Chapter Chapter = new("Money follows the shares",
    [
        new("Cecilia changes the amount of Harbour crane", "M1, M3", Cecilia,
            she => she.Writes("Harbour crane", Amount(1250.50m)),
            Expect.Rows("Harbour crane", new SellerRow(Cecilia, 100m, 1250.50m))),

        new("Anna creates Pilot boat, 100.00 shared evenly by three", "M2", Anna,
            she => she.Creates("Pilot boat", 100m, owner: Anna, sellers: [new(Anna, 33.34m), new(Bjorn, 33.33m), new(Cecilia, 33.33m)]),
            Expect.Rows("Pilot boat",
                new SellerRow(Anna, 33.34m, 33.34m),
                new SellerRow(Bjorn, 33.33m, 33.33m),
                new SellerRow(Cecilia, 33.33m, 33.33m))),

        new("Anna changes its amount to 10.00: the odd cent goes to the largest remainder", "M2, M3", Anna,
            she => she.Writes("Pilot boat", Amount(10m)),
            Expect.Rows("Pilot boat",
                new SellerRow(Anna, 33.34m, 3.34m),
                new SellerRow(Bjorn, 33.33m, 3.33m),
                new SellerRow(Cecilia, 33.33m, 3.33m))),

        new("Anna changes its currency to one without decimals: the percentages stay, the amounts add up in whole kronur", "M1, M3, M4", Anna,
            she => she.ChangesCurrency("Pilot boat", Kronur),
            Expect.Rows("Pilot boat",
                new SellerRow(Anna, 33.34m, 4m),
                new SellerRow(Bjorn, 33.33m, 3m),
                new SellerRow(Cecilia, 33.33m, 3m))),

        new("Anna makes it a credit of 100: split as the sale would be", "M2", Anna,
            she => she.Writes("Pilot boat", Amount(-100m)),
            Expect.Rows("Pilot boat",
                new SellerRow(Anna, 33.34m, -34m),
                new SellerRow(Bjorn, 33.33m, -33m),
                new SellerRow(Cecilia, 33.33m, -33m))),

        new("Anna empties its amount: no amount, no share amounts", "M3", Anna,
            she => she.Writes("Pilot boat", ("estimatedvalue", null)),
            Expect.Rows("Pilot boat",
                new SellerRow(Anna, 33.34m),
                new SellerRow(Bjorn, 33.33m),
                new SellerRow(Cecilia, 33.33m))),

        new("Anna creates Trawler in a currency without decimals", "M1, M2", Anna,
            she => she.Creates("Trawler", 100m, owner: Anna, currency: Kronur,
                sellers: [new(Anna, 33.34m), new(Bjorn, 33.33m), new(Cecilia, 33.33m)]),
            Expect.Rows("Trawler",
                new SellerRow(Anna, 33.34m, 34m),
                new SellerRow(Bjorn, 33.33m, 33m),
                new SellerRow(Cecilia, 33.33m, 33m))),

        new("Anna creates Paint locker with 33.1, 33.2 and 33.7: exactly 100", "M5", Anna,
            she => she.Creates("Paint locker", 0.3m, owner: Anna, sellers: [new(Anna, 33.1m), new(Bjorn, 33.2m), new(Cecilia, 33.7m)]),
            Expect.Rows("Paint locker",
                new SellerRow(Anna, 33.1m, 0.1m),
                new SellerRow(Bjorn, 33.2m, 0.1m),
                new SellerRow(Cecilia, 33.7m, 0.1m))),

        new("David notes a call and an appointment on Mooring robots: they hang on it, no share moves", "O5", David,
            he => he.NotesCallAndAppointment("Mooring robots"),
            Expect.Told("Mooring robots", 110m, new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 50m, 500m))),

        new("David changes Björn's part of Mooring robots from 60 to 50", "P10, M3, M6", David,
            he => he.WritesShare("Mooring robots", Bjorn, ("opps_percent", 50m)),
            Expect.Rows("Mooring robots", new SellerRow(Bjorn, 50m, 500m), new SellerRow(Cecilia, 50m, 500m))),

        new("David wins Tug fleet, for 900.00 instead of 1,000.00", "M1, M3", David,
            he => he.Wins("Tug fleet", 900m),
            Expect.Rows("Tug fleet", new SellerRow(Bjorn, 20m, 180m), new SellerRow(Cecilia, 30m, 270m), new SellerRow(Anna, 50m, 450m)) with { State = "won" }),

        new("David reopens Tug fleet: the estimated value counts again", "M1, M3", David,
            he => he.Reopens("Tug fleet"),
            Expect.Rows("Tug fleet", new SellerRow(Bjorn, 20m, 200m), new SellerRow(Cecilia, 30m, 300m), new SellerRow(Anna, 50m, 500m))),

        new("David takes Cecilia off Tug fleet: the others stay, the sum is told", "P12, M6", David,
            he => he.RemovesSeller("Tug fleet", Cecilia),
            Expect.Told("Tug fleet", 70m, new SellerRow(Bjorn, 20m, 200m), new SellerRow(Anna, 50m, 500m))),

        new("Björn loses Container scanner: its share amount stays that of the estimate", "M1", Bjorn,
            he => he.Loses("Container scanner"),
            Expect.Rows("Container scanner", new SellerRow(Bjorn, 100m, 2000m))),
    ]);

    private static (string Column, object? Value) Amount(decimal amount) => ("estimatedvalue", new Money(amount));
}
