using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Demo.Walkthrough;

/// <summary>All that is stored of opportunities, their sellers and customers, row versions included: a failed save must leave no trace in it.</summary>
internal static class Content
{
    private static readonly string[] Tables = ["account", "opportunity", "opps_sellershare", "opps_sharechange", "opportunityclose", "opps_commissionperiod", "opps_commissionline", "opps_setting", "opps_defaultshare"];

    public static IReadOnlyList<string> Of(IOrganizationService system) =>
        [.. Tables.SelectMany(table => system.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities)
            .Select(Line).Order(StringComparer.Ordinal)];

    private static string Line(Entity row) =>
        $"{row.LogicalName} {row.Id} version {row.RowVersion}: " +
        string.Join(", ", row.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} = {Text(a.Value)}"));

    private static string? Text(object? value) => value switch
    {
        EntityReference reference => reference.Id.ToString(),
        OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
        Money money => money.Value.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
