using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;
using Pipeline.Journal;

namespace Pipeline.Concurrency;

/// <summary>One opportunity and its rows, read past the pipeline.</summary>
internal sealed class Books
{
    private readonly Entity? _opportunity;
    private readonly IReadOnlyList<Entity> _rows;

    private readonly IReadOnlyList<Entity> _entries;

    private Books(Entity? opportunity, IReadOnlyList<Entity> rows, IReadOnlyList<Entity> entries)
    {
        _opportunity = opportunity;
        _rows = rows;
        _entries = entries;
    }

    public static Books Read(IRowStore rows, Catalog catalog, Guid opportunity)
    {
        return new Books(rows.Find(catalog.Get("opportunity"), opportunity, null), On("opps_sellershare"), JournalChain.Ordered(On("opps_sharechange")));

        IReadOnlyList<Entity> On(string table) =>
            [.. rows.FindIds(catalog.Get(table), "opps_opportunityid", new EntityReference("opportunity", opportunity)).Select(id => rows.Find(catalog.Get(table), id, null)!)];
    }

    /// <summary>What two runs must agree on: neither ids nor times, nor who wrote.</summary>
    public override string ToString() => _opportunity is null
        ? $"no opportunity, {_rows.Count} rows"
        : $"owner {Name(_opportunity, "ownerid")}, state {_opportunity.GetAttributeValue<OptionSetValue>("statecode").Value}"
            + $"{(_opportunity.Contains("opps_rejection") ? " rejected" : "")}, "
            + $"sum {Sum}, count {Count}, estimated {Money(_opportunity, "estimatedvalue")}, actual {Money(_opportunity, "actualvalue")}: "
            + string.Join(", ", _rows.Select(Text).Order(StringComparer.Ordinal));

    /// <summary>M2, M6, H1: null when sum, count, amounts and journal agree with the rows.</summary>
    public string? Disagreement()
    {
        if (_opportunity is null)
        {
            return _rows.Count + _entries.Count == 0 ? null : $"{_rows.Count} rows and {_entries.Count} entries without their opportunity";
        }

        var percents = _rows.Sum(row => row.GetAttributeValue<decimal>("opps_percent"));
        var isWon = _opportunity.GetAttributeValue<OptionSetValue>("statecode").Value == 1;
        var amount = _opportunity.GetAttributeValue<Money>(isWon ? "actualvalue" : "estimatedvalue").Value;
        var whole = Math.Round(amount * percents / 100m, 2, MidpointRounding.AwayFromZero);
        var parts = _rows.Sum(row => row.GetAttributeValue<Money>("opps_amount")?.Value ?? 0m);
        return percents != Sum || _rows.Count != Count || whole != parts
            ? string.Create(CultureInfo.InvariantCulture,
                $"sum {Sum} but the rows have {percents}; count {Count} but there are {_rows.Count}; amounts make {parts} of {whole}: {this}")
            : JournalChain.Flaw(_entries, _rows.Select(row => (
                row.GetAttributeValue<EntityReference>("opps_sellerid")?.Id ?? Guid.Empty,
                row.GetAttributeValue<decimal>("opps_percent"),
                row.GetAttributeValue<bool>("opps_isfixed"))));
    }

    private decimal Sum => _opportunity!.GetAttributeValue<decimal>("opps_sharesum");

    private int Count => _opportunity!.GetAttributeValue<int>("opps_sellercount");

    private static string Text(Entity row) => string.Create(CultureInfo.InvariantCulture,
        $"{Name(row, "opps_sellerid")} ({row.GetAttributeValue<string>("opps_name")}) {row.GetAttributeValue<decimal?>("opps_percent")}"
        + $"{(row.GetAttributeValue<bool>("opps_isfixed") ? " fixed" : "")} = {Money(row, "opps_amount")}");

    private static string Name(Entity row, string column) => Ids.Name(row.GetAttributeValue<EntityReference>(column)?.Id ?? Guid.Empty);

    private static string Money(Entity row, string column) =>
        row.GetAttributeValue<Money>(column)?.Value.ToString("0.00", CultureInfo.InvariantCulture) ?? "none";
}
