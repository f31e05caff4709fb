using LocalDataverse;
using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class SettingTerms
{
    private const int Refuse = 847212001;
    private const int OfferedAsLost = 847212011;
    private const int Offer = 847210001;
    private const int Final = 847210003;

    public static readonly Chapter Chapter = new("Administrators set what may be won, and what a stage brings",
    [
        new("Anna wins Quay with 90 %: she is told, as long as nothing else is set", "T1", Anna,
            she =>
            {
                she.Creates("Quay", 1000m, owner: Anna, sellers: [new SellerRow(Anna, 60m), new SellerRow(Cecilia, 30m)]);
                she.Wins("Quay", 1000m);
            },
            Expect.Told("Quay", 90m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 30m, 300m)) with { State = "won" }),

        new("Anna sets that another sum is refused, from 0.01 on: nothing that is stored changes", "T4", Anna,
            she =>
            {
                she.Creates("Jetty", 1000m, owner: Anna, sellers: [new SellerRow(Anna, 60m), new SellerRow(Cecilia, 39.98m)]);
                she.SavesSettings(("opps_sumwhenwon", new OptionSetValue(Refuse)), ("opps_tolerance", 0.01m));
            },
            Expect.Told("Quay", 90m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 30m, 300m)) with { State = "won" },
            Expect.Told("Jetty", 99.98m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 39.98m, 399.8m))),

        new("David wins Jetty with 99.98 %: refused, with sum, difference and tolerance", "T2, T5", David,
            he => he.Wins("Jetty", 1000m),
            Expect.Told("Jetty", 99.98m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 39.98m, 399.8m)) with { State = "open" })
        { RefusedWith = Faults.IsvAborted },

        new("Losing is never refused", "T3", David,
            he => he.Loses("Jetty"),
            Expect.Told("Jetty", 99.98m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 39.98m, 399.8m)) with { State = "lost" }),

        new("Reopened and within the tolerance it is won", "T2, T3", David,
            he =>
            {
                he.Reopens("Jetty");
                he.WritesShare("Jetty", Cecilia, ("opps_percent", 39.99m));
                he.Wins("Jetty", 1000m);
            },
            Expect.Told("Jetty", 99.99m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 39.99m, 399.9m)) with { State = "won" }),

        new("Erik, a seller, writes the settings: refused", "T6", Erik,
            he => he.SavesSettings(("opps_tolerance", 50m)),
            Expect.Told("Jetty", 99.99m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 39.99m, 399.9m)))
        { RefusedWith = Faults.PrivilegeDenied },

        new("A second row of settings is refused", "T6", Anna,
            she => she.CreatesOtherSettings(),
            Expect.Told("Jetty", 99.99m, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 39.99m, 399.9m)))
        { RefusedWith = Faults.IsvAborted },

        new("Pier gets a stage: its probability comes in the same save", "G1", Anna,
            she =>
            {
                she.SavesStage(Offer, 40);
                she.Creates("Pier", 1000m, owner: Anna);
                she.Writes("Pier", ("opps_stage", new OptionSetValue(Offer)));
            },
            Expect.Rows("Pier", new SellerRow(Anna, 100m, 1000m)) with { Probability = 40 }),

        new("What is to be expected of Anna's share follows: 40 % of it", "F1", Anna,
            she => she.ReadsWhatIsToBeExpected("Pier", Anna, 400m),
            Expect.Rows("Pier", new SellerRow(Anna, 100m, 1000m)) with { Probability = 40 }),

        new("A stage without a row of its own brings nothing", "G3", Anna,
            she => she.Writes("Pier", ("opps_stage", new OptionSetValue(Final))),
            Expect.Rows("Pier", new SellerRow(Anna, 100m, 1000m)) with { Probability = 40 }),

        new("A stage that offers a closing closes nothing by itself", "G2", Anna,
            she =>
            {
                she.SavesStage(Final, 5, OfferedAsLost);
                she.Writes("Pier", ("opps_stage", new OptionSetValue(Offer)));
                she.Writes("Pier", ("opps_stage", new OptionSetValue(Final)));
            },
            Expect.Rows("Pier", new SellerRow(Anna, 100m, 1000m)) with { State = "open", Probability = 5 }),
    ]);
}
