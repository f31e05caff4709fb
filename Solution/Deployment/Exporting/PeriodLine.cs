using System;
using System.Globalization;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Plugins.Core.Tables;
using Opps.Plugins.Periods;

namespace Opps.Deployment.Exporting;

/// <summary>One commission period, as a line of the file.</summary>
internal sealed record PeriodLine(Guid Id, string Period, DateTime? FirstDay, DateTime? LastDay, string State, int? Lines, decimal? Total, string Currency,
    DateTime? ClosedOn, string ClosedBy, DateTime? PaidOn, DateTime? ReopenedOn, string ReopenReason)
{
    public static QueryExpression Query()
    {
        var query = new QueryExpression(CommissionPeriodTable.Name)
        {
            ColumnSet = new ColumnSet(CommissionPeriodTable.Title, CommissionPeriodTable.FirstDay, CommissionPeriodTable.LastDay, CommissionPeriodTable.State,
                CommissionPeriodTable.Lines, CommissionPeriodTable.BaseTotal, CommissionPeriodTable.BaseCurrency, CommissionPeriodTable.ClosedOn,
                CommissionPeriodTable.ClosedById, CommissionPeriodTable.PaidOn, CommissionPeriodTable.ReopenedOn, CommissionPeriodTable.ReopenReason),
        };
        query.AddOrder(CommissionPeriodTable.FirstDay, OrderType.Ascending);
        query.AddOrder(CommissionPeriodTable.Id, OrderType.Ascending);
        return query;
    }

    public static PeriodLine From(Entity row) => new(
        row.Id,
        row.GetAttributeValue<string>(CommissionPeriodTable.Title) ?? "",
        row.GetAttributeValue<DateTime?>(CommissionPeriodTable.FirstDay),
        row.GetAttributeValue<DateTime?>(CommissionPeriodTable.LastDay),
        StateOf(row.GetAttributeValue<OptionSetValue>(CommissionPeriodTable.State)?.Value ?? (int)PeriodState.Open),
        row.GetAttributeValue<int?>(CommissionPeriodTable.Lines),
        row.GetAttributeValue<decimal?>(CommissionPeriodTable.BaseTotal),
        row.GetAttributeValue<string>(CommissionPeriodTable.BaseCurrency) ?? "",
        row.GetAttributeValue<DateTime?>(CommissionPeriodTable.ClosedOn),
        row.GetAttributeValue<EntityReference>(CommissionPeriodTable.ClosedById)?.Name ?? "",
        row.GetAttributeValue<DateTime?>(CommissionPeriodTable.PaidOn),
        row.GetAttributeValue<DateTime?>(CommissionPeriodTable.ReopenedOn),
        row.GetAttributeValue<string>(CommissionPeriodTable.ReopenReason) ?? "");

    /// <summary>In words that are the same whatever language the environment speaks.</summary>
    private static string StateOf(int option) => (PeriodState)option switch
    {
        PeriodState.Open => "open",
        PeriodState.Closing => "closing",
        PeriodState.Closed => "closed",
        PeriodState.Paid => "paid",
        PeriodState.Reopening => "reopening",
        _ => option.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>The columns of the file.</summary>
internal sealed class PeriodLineMap : ClassMap<PeriodLine>
{
    private const string Day = "yyyy-MM-dd";
    private const string Moment = "yyyy-MM-ddTHH:mm:ssZ";

    public PeriodLineMap()
    {
        Map(l => l.Id).Name("period id");
        Map(l => l.Period).Name("period").Convert(l => SafeText.For(l.Value.Period));
        Map(l => l.FirstDay).Name("first day").TypeConverterOption.Format(Day);
        Map(l => l.LastDay).Name("last day").TypeConverterOption.Format(Day);
        Map(l => l.State).Name("state");
        Map(l => l.Lines).Name("lines");
        Map(l => l.Total).Name("total");
        Map(l => l.Currency).Name("currency").Convert(l => SafeText.For(l.Value.Currency));
        Map(l => l.ClosedOn).Name("closed on").TypeConverterOption.Format(Moment);
        Map(l => l.ClosedBy).Name("closed by").Convert(l => SafeText.For(l.Value.ClosedBy));
        Map(l => l.PaidOn).Name("paid on").TypeConverterOption.Format(Moment);
        Map(l => l.ReopenedOn).Name("reopened on").TypeConverterOption.Format(Moment);
        Map(l => l.ReopenReason).Name("reopen reason").Convert(l => SafeText.For(l.Value.ReopenReason));
    }
}
