using System;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Journal;

namespace Opps.Deployment.Exporting;

/// <summary>One entry of the journal, as a line of the file.</summary>
internal sealed record JournalLine(string Number, Guid? OpportunityId, string Opportunity, DateTime At, Guid? ById, string By, string Cause,
    string Rule, string Reason, string Figures, string Before, string After)
{
    public static QueryExpression Query()
    {
        var query = new QueryExpression(JournalTable.Name)
        {
            ColumnSet = new ColumnSet(JournalTable.Number, JournalTable.OpportunityId, JournalTable.CreatedOn, JournalTable.ById, JournalTable.Cause,
                JournalTable.Rule, JournalTable.Reason, JournalTable.Figures, JournalTable.Before, JournalTable.After),
        };
        query.AddOrder(JournalTable.Number, OrderType.Ascending);
        return query;
    }

    public static JournalLine From(Entity entry) => new(
        Text(entry, JournalTable.Number),
        entry.GetAttributeValue<EntityReference>(JournalTable.OpportunityId)?.Id,
        entry.GetAttributeValue<EntityReference>(JournalTable.OpportunityId)?.Name ?? "",
        entry.GetAttributeValue<DateTime>(JournalTable.CreatedOn),
        entry.GetAttributeValue<EntityReference>(JournalTable.ById)?.Id,
        entry.GetAttributeValue<EntityReference>(JournalTable.ById)?.Name ?? "",
        JournalCause.Of(entry.GetAttributeValue<OptionSetValue>(JournalTable.Cause)?.Value),
        Text(entry, JournalTable.Rule),
        Text(entry, JournalTable.Reason),
        Text(entry, JournalTable.Figures),
        Text(entry, JournalTable.Before),
        Text(entry, JournalTable.After));

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
    }
}
