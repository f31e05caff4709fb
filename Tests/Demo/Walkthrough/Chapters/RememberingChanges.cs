using System;
using LocalDataverse;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class RememberingChanges
{
    private const string Deal = "Breakwater";

    public static readonly Chapter Chapter = new("Every change of the sellers is remembered, and explained",
    [
        new("Anna creates Breakwater: the journal has its first entry", "H1, H2", Anna,
            she => she.Creates(Deal, 1000m, owner: Anna),
            Expect.Rows(Deal, new SellerRow(Anna, 100m, 1000m)) with { Entries = ["P1 by Anna Berg"] }),

        new("David adds Cecilia and Björn in one request: one entry, with his name", "H1, H9", David,
            he => he.AddsTogether(Deal, (Cecilia, 25m), (Bjorn, 15m)),
            Expect.Rows(Deal, new SellerRow(Anna, 60m, 600m), new SellerRow(Cecilia, 25m, 250m), new SellerRow(Bjorn, 15m, 150m)) with
            {
                Entries = ["P1 by Anna Berg", "P9 by David Friis"],
            }),

        new("Another amount is no change of the sellers", "H1", David,
            he => he.Writes(Deal, ("estimatedvalue", new Microsoft.Xrm.Sdk.Money(2000m))),
            Expect.Rows(Deal, new SellerRow(Anna, 60m, 1200m), new SellerRow(Cecilia, 25m, 500m), new SellerRow(Bjorn, 15m, 300m)) with
            {
                Entries = ["P1 by Anna Berg", "P9 by David Friis"],
            }),

        new("Anna, an administrator, writes the newest entry anew: refused", "H3", Anna,
            she => she.WritesTheNewestEntry(Deal),
            Expect.Rows(Deal, new SellerRow(Anna, 60m, 1200m), new SellerRow(Cecilia, 25m, 500m), new SellerRow(Bjorn, 15m, 300m)))
        { RefusedWith = Faults.IsvAborted },

        new("Anna asks why she has 60 %: she was the account manager, and two were added", "H4, H5", Anna,
            she => she.AsksWhy(Deal, Anna, "P1", "P9"),
            Expect.Rows(Deal, new SellerRow(Anna, 60m, 1200m), new SellerRow(Cecilia, 25m, 500m), new SellerRow(Bjorn, 15m, 300m))),

        new("Cecilia asks who has it now, and who had it a year ago: that is not known", "H5", Cecilia,
            she =>
            {
                she.AsksWhoHadOne(Deal, DateTime.UtcNow.AddMinutes(1), Anna, Cecilia, Bjorn);
                she.AsksWhoHadOne(Deal, DateTime.UtcNow.AddYears(-1));
            },
            Expect.Rows(Deal, new SellerRow(Anna, 60m, 1200m), new SellerRow(Cecilia, 25m, 500m), new SellerRow(Bjorn, 15m, 300m))),

        new("Anna asks what David with 10 % would come to: nothing is written", "H8", Anna,
            she => she.AsksWhatIfAdded(Deal, David, 10m, "The 3 other free sellers share what is left, 90 %, evenly. (P5)"),
            Expect.Rows(Deal, new SellerRow(Anna, 60m, 1200m), new SellerRow(Cecilia, 25m, 500m), new SellerRow(Bjorn, 15m, 300m)) with
            {
                Entries = ["P1 by Anna Berg", "P9 by David Friis"],
            }),

        new("Cecilia restores the sellers of the first day", "H6", Cecilia,
            she => she.RestoresTheFirstSellers(Deal),
            Expect.Rows(Deal, new SellerRow(Anna, 100m, 2000m)) with { Entries = ["P1 by Anna Berg", "P9 by David Friis", "P9 by Cecilia Ek"] }),

        new("Anna undoes that", "H6", Anna,
            she => she.UndoesTheNewestChange(Deal),
            Expect.Rows(Deal, new SellerRow(Anna, 60m, 1200m), new SellerRow(Cecilia, 25m, 500m), new SellerRow(Bjorn, 15m, 300m)) with
            {
                Entries = ["P1 by Anna Berg", "P9 by David Friis", "P9 by Cecilia Ek", "P9 by Anna Berg"],
            }),

        new("Breakwater is deleted: its entries go with it", "H3, P25", Anna,
            she => she.Deletes(Deal),
            Expect.Gone(Deal)),
    ]);
}
