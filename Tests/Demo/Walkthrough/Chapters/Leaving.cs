using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class Leaving
{
    public static readonly Chapter Chapter = new("A seller leaves",
    [
        new("Björn leaves: Anna lets Cecilia take over on every open opportunity, added to what she has; closed ones stay", "P13, P19, P24", Anna,
            she => she.ReplacesSeller(Bjorn, Cecilia),
            Expect.Rows("Ice breaker", new SellerRow(Cecilia, 100m, 1000m, IsFixed: true)),
            Expect.Rows("Lock gate", new SellerRow(Cecilia, 60m, 360m), new SellerRow(Anna, 40m, 240m)),
            Expect.Rows("Mooring robots", new SellerRow(Cecilia, 100m, 1000m)),
            Expect.Told("Tug fleet", 70m, new SellerRow(Cecilia, 20m, 200m), new SellerRow(Anna, 50m, 500m)),
            Expect.Rows("Container scanner", new SellerRow(Bjorn, 100m, 2000m)) with { State = "lost" }),
    ]);
}
