namespace Opps.Plugins.Commission;

/// <summary>The setting "closing a period with won rows whose sum is not 100": lists them, or refuses to begin.</summary>
internal static class ClosingTerms
{
    /// <exception cref="RefusedException">Administrators want every sum to be 100, and names those that are not.</exception>
    public static void Accept(Execution execution, DateTime from, DateTime to)
    {
        var settings = RowQuery.Find(execution.AsSystem, new EntityReference(SettingTable.Name, SettingTable.OnlyRow), SettingTable.PeriodSum);
        if (settings?.GetAttributeValue<OptionSetValue>(SettingTable.PeriodSum)?.Value != SettingTable.Refuse)
        {
            return;
        }

        var others = execution.AsSystem.RetrieveFirst(WonOpportunitiesQuery.UncountedNotWhole(from, to), PeriodTold.MostNamed + 1);
        if (others.Count > 0)
        {
            throw new RefusedException(
                TextKeys.PeriodSumNotWhole, PeriodTold.Names(execution.Texts(), others.Select(row => row.GetAttributeValue<string>(OpportunityTable.Topic)).ToList()));
        }
    }
}
