namespace Opps.Plugins.Commission;

/// <summary>The setting "closing a period with won rows whose sum is not 100": lists them, or refuses to begin.</summary>
internal static class ClosingTerms
{
    /// <summary>Before anything is counted: of what is not counted yet.</summary>
    /// <exception cref="RefusedException">Administrators want every sum to be 100, and names those that are not.</exception>
    public static void Accept(Execution execution, DateTime from, DateTime to)
    {
        if (IsRefusing(execution))
        {
            Refuse(execution, execution.AsSystem.RetrieveFirst(WonOpportunitiesQuery.UncountedNotWhole(from, to), PeriodTold.MostNamed + 1)
                .Select(row => (string?)row.GetAttributeValue<string>(OpportunityTable.Topic)).ToList());
        }
    }

    /// <summary>Of a page: what was won since, and what other periods have counted and is another by now.</summary>
    /// <exception cref="RefusedException">The same.</exception>
    public static void Accept(Execution execution, CountedPage page)
    {
        var others = page.Opportunities.Where(opportunity => opportunity.IsNotWhole && opportunity.Lines.Count > 0).Select(opportunity => opportunity.Name).ToList();
        if (others.Count > 0 && IsRefusing(execution))
        {
            Refuse(execution, others);
        }
    }

    private static bool IsRefusing(Execution execution) =>
        RowQuery.Find(execution.AsSystem, new EntityReference(SettingTable.Name, SettingTable.OnlyRow), SettingTable.PeriodSum)
            ?.GetAttributeValue<OptionSetValue>(SettingTable.PeriodSum)?.Value == SettingTable.Refuse;

    private static void Refuse(Execution execution, List<string?> names)
    {
        if (names.Count > 0)
        {
            throw new RefusedException(TextKeys.PeriodSumNotWhole, PeriodTold.Names(execution.Texts(), names));
        }
    }
}
