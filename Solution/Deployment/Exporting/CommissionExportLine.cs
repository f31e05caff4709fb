using System;
using System.Globalization;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Plugins.Core.Tables;
using Opps.Plugins.Periods;
using Opps.Plugins.Storage;

namespace Opps.Deployment.Exporting;

/// <summary>One commission line, as a line of the file: as it was frozen, and whether it has been withdrawn since.</summary>
internal sealed record CommissionExportLine(CommissionLine Line, Guid Id, string Period, string Kind, string Cause, string Corrects, DateTime? WithdrawnOn, bool IsWithdrawn)
{
    public static QueryExpression Query()
    {
        var query = new QueryExpression(CommissionLineTable.Name)
        {
            ColumnSet = new ColumnSet([.. LineRow.Columns, CommissionLineTable.IsWithdrawn, CommissionLineTable.WithdrawnOn]),
        };
        query.AddOrder(CommissionLineTable.Id, OrderType.Ascending);
        return query;
    }

    public static CommissionExportLine From(Entity row)
    {
        var line = LineRow.Read(row);
        return new CommissionExportLine(
            line,
            row.Id,
            row.GetAttributeValue<EntityReference>(CommissionLineTable.PeriodId)?.Name ?? "",
            line.IsDifference ? "difference" : "share",
            CauseOf(line.Cause),
            row.GetAttributeValue<EntityReference>(CommissionLineTable.CorrectsId)?.Name ?? "",
            row.GetAttributeValue<DateTime?>(CommissionLineTable.WithdrawnOn),
            row.GetAttributeValue<bool>(CommissionLineTable.IsWithdrawn));
    }

    /// <summary>In words that are the same whatever language the environment speaks.</summary>
    private static string CauseOf(DifferenceCause? cause) => cause switch
    {
        null => "",
        DifferenceCause.Share => "share",
        DifferenceCause.Amount => "amount",
        DifferenceCause.ShareAndAmount => "share and amount",
        DifferenceCause.Currency => "currency",
        DifferenceCause.Rate => "rate",
        DifferenceCause.NotWon => "not won any more",
        DifferenceCause.CloseDate => "close date",
        DifferenceCause.Deleted => "deleted",
        DifferenceCause.WonAgain => "won again",
        { } other => ((int)other).ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>The columns of the file. What is unallocated has no seller.</summary>
internal sealed class CommissionExportLineMap : ClassMap<CommissionExportLine>
{
    public CommissionExportLineMap()
    {
        Map(l => l.Id).Name("line id");
        Map(l => l.Line.PeriodId).Name("period id").Convert(l => l.Value.Line.PeriodId.ToString());
        Map(l => l.Period).Name("period").Convert(l => SafeText.For(l.Value.Period));
        Map(l => l.Line.OpportunityId).Name("opportunity id").Convert(l => l.Value.Line.OpportunityId.ToString());
        Map(l => l.Line.OpportunityName).Name("opportunity").Convert(l => SafeText.For(l.Value.Line.OpportunityName));
        Map(l => l.Line.CustomerName).Name("customer").Convert(l => SafeText.For(l.Value.Line.CustomerName));
        Map(l => l.Line.SellerKey).Name("seller id").Convert(l => l.Value.Line.SellerKey == Guid.Empty ? "" : l.Value.Line.SellerKey.ToString());
        Map(l => l.Line.SellerName).Name("seller").Convert(l => SafeText.For(l.Value.Line.SellerName));
        Map(l => l.Kind).Name("kind");
        Map(l => l.Cause).Name("cause");
        Map(l => l.Corrects).Name("corrects").Convert(l => SafeText.For(l.Value.Corrects));
        Map(l => l.Line.Percent).Name("percent");
        Map(l => l.Line.PercentBefore).Name("percent before");
        Map(l => l.Line.Amount).Name("amount");
        Map(l => l.Line.Before).Name("counted before");
        Map(l => l.Line.CurrencyCode).Name("currency").Convert(l => SafeText.For(l.Value.Line.CurrencyCode));
        Map(l => l.Line.Rate).Name("rate");
        Map(l => l.Line.BaseAmount).Name("base amount");
        Map(l => l.Line.CloseDate).Name("close date").TypeConverterOption.Format("yyyy-MM-dd");
        Map(l => l.IsWithdrawn).Name("withdrawn");
        Map(l => l.WithdrawnOn).Name("withdrawn on").TypeConverterOption.Format("yyyy-MM-ddTHH:mm:ssZ");
    }
}
