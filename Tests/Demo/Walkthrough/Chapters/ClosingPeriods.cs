using System;
using LocalDataverse;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class ClosingPeriods
{
    private const string Empty = "The year 2000";
    private const string First = "The years 2001 to 2049";
    private const string Second = "The years 2050 to 2098";
    private static readonly Expectation Dock = Expect.Told("Dock", 90m, new SellerRow(Anna, 60m, 600m), new SellerRow(Erik, 30m, 300m)) with { State = "won" };
    private static readonly Expectation Half = Expect.Told("Dock", 90m, new SellerRow(Anna, 60m, 480m), new SellerRow(Erik, 30m, 240m)) with { State = "won" };

    public static readonly Chapter Chapter = new("Commission periods are closed once, and corrected in the open",
    [
        new("Of a period in which nothing was won, closing says what it looked for", "C8, C10", Anna,
            she =>
            {
                she.SavesSettings(("opps_sumwhenwon", null));
                she.Creates("Dock", 1000m, owner: Anna, sellers: [new SellerRow(Anna, 60m), new SellerRow(Erik, 30m)]);
                she.Wins("Dock", 1000m);
                she.Creates("Old jetty", 1000m, owner: Anna);
                she.Wins("Old jetty", 1000m);
                she.Writes("Old jetty", ("actualclosedate", new DateTime(1999, 12, 31)));
                she.MakesPeriod(Empty, 2000, 2000);
                she.ClosesPeriod(Empty, 200, "1/1/2000 to 12/31/2000", "the first day of the first period: 1");
            },
            Dock),

        new("A period with days of another one is refused", "C1", Anna,
            she => she.MakesPeriod("The same year", 2000, 2001),
            Dock)
        { RefusedWith = Faults.IsvAborted },

        new("Closing counts what is won, a line a share and the rest as unallocated, in steps of three", "C2–C4, C6", Anna,
            she =>
            {
                she.MakesPeriod(First, 2001, 2049);
                she.ClosesPeriod(First, 3);
                she.ReadsLines(First, "Dock", $"{Anna} 600", $"{Erik} 300", "unallocated 100");
                she.ReadsLines(First, "Old jetty");
            },
            Dock),

        new("Erik reads his own line", "C11, C12", Erik,
            he => he.ReadsLines(First, "Dock", $"{Erik} 300"),
            Dock),

        new("Erik tries to close a period: refused", "C11", Erik,
            he => he.ClosesPeriod(First),
            Dock)
        { RefusedWith = Faults.PrivilegeDenied },

        new("The amount is corrected: the lines stay, and the next period counts the difference", "C5", Anna,
            she =>
            {
                she.Writes("Dock", ("actualvalue", new Microsoft.Xrm.Sdk.Money(800m)));
                she.MakesPeriod(Second, 2050, 2098);
                she.ClosesPeriod(Second);
                she.ReadsLines(First, "Dock", $"{Anna} 600", $"{Erik} 300", "unallocated 100");
                she.ReadsLines(Second, "Dock", $"{Anna} -120", $"{Erik} -60", "unallocated -20");
            },
            Half),

        new("The newest period is reopened, with a reason: its lines are withdrawn", "C7", Anna,
            she =>
            {
                she.ReopensPeriod(Second, "Closed too early");
                she.ReadsLines(Second, "Dock");
            },
            Half),

        new("Dock is deleted: its lines keep their names, and the next closing takes all of it back", "C9, C5", Anna,
            she =>
            {
                she.Deletes("Dock");
                she.ClosesPeriod(Second);
                she.ReadsLines(First, "Dock", $"{Anna} 600", $"{Erik} 300", "unallocated 100");
                she.ReadsLines(Second, "Dock", $"{Anna} -600", $"{Erik} -300", "unallocated -100");
            },
            Expect.Gone("Dock")),
    ]);
}
