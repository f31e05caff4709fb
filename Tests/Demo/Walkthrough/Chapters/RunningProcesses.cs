using System;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

/// <summary>Every workflow activity, out of the packed zip.</summary>
internal static class RunningProcesses
{
    public static readonly Chapter Chapter = new("Processes that were built without code",
    [
        new("Anna creates Salvage tug", "P1", Anna,
            she => she.Creates("Salvage tug", 1000m, owner: Anna),
            Expect.Rows("Salvage tug", new SellerRow(Anna, 100m, 1000m))),

        new("She starts a process with two steps, Set seller share: both are one operation, what was given stands", "P9", Anna,
            she => she.StartsProcess("Salvage tug", process =>
            {
                process.Step("SetSellerShare", ("Opportunity", "Salvage tug"), ("Seller", Bjorn), ("Percent", 30m));
                process.Step("SetSellerShare", ("Opportunity", "Salvage tug"), ("Seller", David), ("Percent", 10m));
            }),
            Expect.Rows("Salvage tug", new SellerRow(Anna, 60m, 600m), new SellerRow(Bjorn, 30m, 300m), new SellerRow(David, 10m, 100m))),

        new("… one that reads David's share, Get seller's share, and adds Cecilia with just as much", "P5", Anna,
            she => she.StartsProcess("Salvage tug", process =>
            {
                var davids = process.Step("GetSellersShare", ("Opportunity", "Salvage tug"), ("Seller", David))["Percent"];
                process.Step("SetSellerShare", ("Opportunity", "Salvage tug"), ("Seller", Cecilia), ("Percent", davids));
            }),
            Expect.Rows("Salvage tug",
                new SellerRow(Anna, 30m, 300m), new SellerRow(Bjorn, 30m, 300m), new SellerRow(Cecilia, 10m, 100m), new SellerRow(David, 30m, 300m))),

        new("… Replace seller: Anna takes over what David has", "P19", Anna,
            she => she.StartsProcess("Salvage tug", process => process.Step("ReplaceSeller", ("From", David), ("To", Anna))),
            Expect.Rows("Salvage tug", new SellerRow(Anna, 60m, 600m), new SellerRow(Bjorn, 30m, 300m), new SellerRow(Cecilia, 10m, 100m))),

        new("… Remove seller: Cecilia goes, the others stay as they are", "P12", Anna,
            she => she.StartsProcess("Salvage tug", process => process.Step("RemoveSeller", ("Opportunity", "Salvage tug"), ("Seller", Cecilia))),
            Expect.Told("Salvage tug", 90m, new SellerRow(Anna, 60m, 600m), new SellerRow(Bjorn, 30m, 300m))),

        new("… Get share summary, and where it is not 100 %, Split evenly", "M5", Anna,
            she => she.StartsProcess("Salvage tug", process =>
            {
                if (process.Step("GetShareSummary", ("Opportunity", "Salvage tug"))["IsComplete"] is false)
                {
                    process.Step("SplitEvenly", ("Opportunity", "Salvage tug"));
                }
            }),
            Expect.Rows("Salvage tug", new SellerRow(Anna, 50m, 500m), new SellerRow(Bjorn, 50m, 500m))),

        new("… one whose second step asks for 120 %: refused, and nothing of the first is left", "P21, A4", Anna,
            she => she.StartsProcess("Salvage tug", process =>
            {
                process.Step("SetSellerShare", ("Opportunity", "Salvage tug"), ("Seller", Bjorn), ("Percent", 60m));
                process.Step("SetSellerShare", ("Opportunity", "Salvage tug"), ("Seller", Cecilia), ("Percent", 120m));
            }),
            Expect.Rows("Salvage tug", new SellerRow(Anna, 50m, 500m), new SellerRow(Bjorn, 50m, 500m)))
        { RefusedWith = Faults.IsvAborted },

        new("… Close as lost with reason, the price", "O3, O4", Anna,
            she => she.StartsProcess("Salvage tug", process =>
                process.Step("CloseAsLost", ("Opportunity", "Salvage tug"), ("RejectionReason", new OptionSetValue(847210000)))),
            Expect.Rows("Salvage tug", new SellerRow(Anna, 50m, 500m), new SellerRow(Bjorn, 50m, 500m)) with { State = "lost" }),

        new("Anna creates Wreck buoy, and a process lets it expire", "O2", Anna,
            she =>
            {
                she.Creates("Wreck buoy", 200m, owner: Anna);
                she.StartsProcess("Wreck buoy", process => process.Step("ExpireOpportunity", ("Opportunity", "Wreck buoy")));
            },
            Expect.Rows("Wreck buoy", new SellerRow(Anna, 100m, 200m)) with { State = "expired" }),

        new("Old barge should have been closed 45 days ago; a process expires what is overdue for more than 30", "O2", Anna,
            she =>
            {
                she.Creates("Old barge", 300m, owner: Anna);
                she.Writes("Old barge", ("estimatedclosedate", DateTime.UtcNow.Date.AddDays(-45)));
                she.StartsProcess("Salvage tug", process => process.Step("ExpireOverdueOpportunities", ("DaysOverdue", 30)));
            },
            Expect.Rows("Old barge", new SellerRow(Anna, 100m, 300m)) with { State = "expired" }),
    ]);
}
