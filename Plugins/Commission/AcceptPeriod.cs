namespace Opps.Plugins.Commission;

/// <summary>
/// C1: a period has days that no other has, and keeps them once it has lines. What closing keeps is written by closing alone (C5). A
/// period without a name is called by its days.
/// </summary>
public sealed class AcceptPeriod : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Context.MessageName == Messages.Delete)
        {
            if (Stays(execution))
            {
                throw new RefusedException(TextKeys.PeriodHasLines);
            }

            return;
        }

        var row = execution.Target;
        if (row.GetAttributeValue<string>(CommissionPeriodTable.Operation) == execution.Operation)
        {
            execution.Trace("written by closing, reopening or paying");
            return;
        }

        if (CommissionPeriodTable.Kept.FirstOrDefault(column => row.GetAttributeValue<object>(column) is not null || IsEmptied(execution, column)) is { } kept)
        {
            throw new RefusedException(TextKeys.PeriodGuarded, kept);
        }

        if (execution.Context.MessageName == Messages.Create || IsMoved(execution))
        {
            AcceptDays(execution);
        }

        if ((execution.Context.MessageName == Messages.Create || row.Contains(CommissionPeriodTable.Title)) && string.IsNullOrWhiteSpace(row.GetAttributeValue<string>(CommissionPeriodTable.Title)))
        {
            row[CommissionPeriodTable.Title] =
                Invariant($"{execution.After<DateTime?>(CommissionPeriodTable.FirstDay):yyyy-MM-dd} – {execution.After<DateTime?>(CommissionPeriodTable.LastDay):yyyy-MM-dd}");
        }
    }

    private static void AcceptDays(Execution execution)
    {
        if (execution.Context.MessageName == Messages.Update && Stays(execution))
        {
            throw new RefusedException(TextKeys.PeriodDaysStay);
        }

        var first = execution.After<DateTime?>(CommissionPeriodTable.FirstDay)?.Date;
        var last = execution.After<DateTime?>(CommissionPeriodTable.LastDay)?.Date;
        PeriodOrder.AcceptDays(PeriodQuery.All(execution.AsSystem).Where(period => period.Id != execution.Target.Id), first, last);
    }

    /// <summary>Closed, being closed or reopened, or with lines, if only withdrawn ones.</summary>
    private static bool Stays(Execution execution) =>
        (execution.Before<OptionSetValue>(CommissionPeriodTable.State)?.Value ?? (int)PeriodState.Open) != (int)PeriodState.Open ||
        LineQuery.AnyOf(execution.AsSystem, execution.Context.PrimaryEntityId);

    private static bool IsEmptied(Execution execution, string column) =>
        execution.Context.MessageName == Messages.Update && execution.Target.Contains(column);

    private static bool IsMoved(Execution execution) => new[] { CommissionPeriodTable.FirstDay, CommissionPeriodTable.LastDay }.Any(column =>
        execution.Target.Contains(column) && execution.Target.GetAttributeValue<DateTime?>(column)?.Date != execution.Before<DateTime?>(column)?.Date);
}
