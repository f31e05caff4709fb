using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads the commission periods: all of them, as each is judged by the others, and there are few.</summary>
public static class PeriodQuery
{
    public static IReadOnlyList<Period> All(IOrganizationService service)
    {
        var query = new QueryExpression(CommissionPeriodTable.Name)
        {
            ColumnSet = new ColumnSet(
                CommissionPeriodTable.Title, CommissionPeriodTable.FirstDay, CommissionPeriodTable.LastDay, CommissionPeriodTable.State,
                CommissionPeriodTable.Run, CommissionPeriodTable.Found, CommissionPeriodTable.Done, CommissionPeriodTable.Cursor,
                CommissionPeriodTable.Lines, CommissionPeriodTable.BaseTotal, CommissionPeriodTable.Hash),
        };
        return service.RetrieveAll(query).Select(From).ToList();
    }

    private static Period From(Entity row) => new(
        row.Id,
        row.GetAttributeValue<string>(CommissionPeriodTable.Title) ?? string.Empty,
        row.GetAttributeValue<DateTime>(CommissionPeriodTable.FirstDay),
        row.GetAttributeValue<DateTime>(CommissionPeriodTable.LastDay),
        (PeriodState)(row.GetAttributeValue<OptionSetValue>(CommissionPeriodTable.State)?.Value ?? (int)PeriodState.Open),
        row.GetAttributeValue<int?>(CommissionPeriodTable.Run) ?? 0)
    {
        Progress = new Progress(
            row.GetAttributeValue<int?>(CommissionPeriodTable.Found) ?? 0,
            row.GetAttributeValue<int?>(CommissionPeriodTable.Done) ?? 0,
            row.GetAttributeValue<string>(CommissionPeriodTable.Cursor) ?? string.Empty,
            row.GetAttributeValue<int?>(CommissionPeriodTable.Lines) ?? 0,
            row.GetAttributeValue<decimal?>(CommissionPeriodTable.BaseTotal) ?? (row.GetAttributeValue<int?>(CommissionPeriodTable.Lines) > 0 ? null : 0m),
            row.GetAttributeValue<string>(CommissionPeriodTable.Hash) ?? LineFingerprint.None),
    };
}
