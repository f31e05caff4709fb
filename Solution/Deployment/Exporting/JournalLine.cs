using System;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Journal;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Exporting;

/// <summary>One entry of the journal, as a line of the file.</summary>
internal sealed record JournalLine(string Number, Guid? OpportunityId, string Opportunity, DateTime At, Guid? ById, string By, string Cause,
    string Rule, string Reason, string Figures, string Before, string After, string Note)
{
    public static QueryExpression Query()
    {
        var query = new QueryExpression(ShareChangeTable.Name)
        {
            ColumnSet = new ColumnSet(ShareChangeTable.Number, ShareChangeTable.OpportunityId, ShareChangeTable.CreatedOn, ShareChangeTable.ById, ShareChangeTable.Cause,
                ShareChangeTable.Rule, ShareChangeTable.Reason, ShareChangeTable.Figures, ShareChangeTable.Before, ShareChangeTable.After,
                ShareChangeTable.Note),
        };
        query.AddOrder(ShareChangeTable.Number, OrderType.Ascending);
        return query;
    }

    public static JournalLine From(Entity entry) => new(
        Text(entry, ShareChangeTable.Number),
        entry.GetAttributeValue<EntityReference>(ShareChangeTable.OpportunityId)?.Id,
        entry.GetAttributeValue<EntityReference>(ShareChangeTable.OpportunityId)?.Name ?? "",
        entry.GetAttributeValue<DateTime>(ShareChangeTable.CreatedOn),
        entry.GetAttributeValue<EntityReference>(ShareChangeTable.ById)?.Id,
        entry.GetAttributeValue<EntityReference>(ShareChangeTable.ById)?.Name ?? "",
        JournalCause.Of(entry.GetAttributeValue<OptionSetValue>(ShareChangeTable.Cause)?.Value),
        Text(entry, ShareChangeTable.Rule),
        Text(entry, ShareChangeTable.Reason),
        Text(entry, ShareChangeTable.Figures),
        Text(entry, ShareChangeTable.Before),
        Text(entry, ShareChangeTable.After),
        Text(entry, ShareChangeTable.Note));

    private static string Text(Entity entry, string column) => entry.GetAttributeValue<string>(column) ?? "";
}

/// <summary>The columns of the file. The sets of sellers stand there as the journal holds them, as JSON.</summary>
internal sealed class JournalLineMap : ClassMap<JournalLine>
{
    public JournalLineMap()
    {
        Map(l => l.Number).Name("number");
        Map(l => l.OpportunityId).Name("opportunity id");
        Map(l => l.Opportunity).Name("opportunity").Convert(l => SafeText.For(l.Value.Opportunity));
        Map(l => l.At).Name("at").TypeConverterOption.Format("yyyy-MM-ddTHH:mm:ssZ");
        Map(l => l.ById).Name("by id");
        Map(l => l.By).Name("by").Convert(l => SafeText.For(l.Value.By));
        Map(l => l.Cause).Name("cause");
        Map(l => l.Rule).Name("rule").Convert(l => SafeText.For(l.Value.Rule));
        Map(l => l.Reason).Name("reason").Convert(l => SafeText.For(l.Value.Reason));
        Map(l => l.Figures).Name("figures").Convert(l => SafeText.For(l.Value.Figures));
        Map(l => l.Before).Name("before").Convert(l => SafeText.For(l.Value.Before));
        Map(l => l.After).Name("after").Convert(l => SafeText.For(l.Value.After));
        Map(l => l.Note).Name("note").Convert(l => SafeText.For(l.Value.Note));
    }
}
