using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>Holds the totals that the server sums against the same totals added up from the files.</summary>
internal static class FileCheck
{
    public static CheckResult Run(
        IReadOnlyList<DealRow> taken, IReadOnlyList<SellerTotal> totals, IReadOnlyDictionary<string, Guid> users)
    {
        var fromFiles = taken.GroupBy(d => d.Agent, StringComparer.Ordinal).ToArray();
        var bySeller = totals.ToDictionary(t => t.Seller);
        var wrong = fromFiles
            .Select(deals => (Agent: deals.Key, Total: Total(users[deals.Key], deals)))
            .Where(files => files.Total != bySeller.GetValueOrDefault(files.Total.Seller))
            .Select(files => $"{files.Agent}: {Text(bySeller.GetValueOrDefault(files.Total.Seller))}; the files give {Text(files.Total)}");
        return new CheckResult("seller totals agree with the files' own sums", fromFiles.Length, [.. wrong]);
    }

    private static SellerTotal Total(Guid seller, IEnumerable<DealRow> deals)
    {
        var byOutcome = deals.ToLookup(d => d.Stage is DealStage.Won or DealStage.Lost ? d.Stage : DealStage.Engaging);
        return new SellerTotal(seller,
            byOutcome[DealStage.Engaging].Count(), byOutcome[DealStage.Engaging].Sum(d => d.Product.Price),
            byOutcome[DealStage.Won].Count(), byOutcome[DealStage.Won].Sum(d => d.CloseValue ?? 0),
            byOutcome[DealStage.Lost].Count());
    }

    private static string Text(SellerTotal? total) => total is null
        ? "no shares"
        : string.Create(CultureInfo.InvariantCulture,
            $"open {total.Open} ({total.Expected}), won {total.Won} ({total.WonAmount}), lost {total.Lost}");
}
