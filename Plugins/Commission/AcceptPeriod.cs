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
            if (HasLines(execution))
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
    }

    private static void AcceptDays(Execution execution)
    {
        if (execution.Context.MessageName == Messages.Update && HasLines(execution))
        {
            throw new RefusedException(TextKeys.PeriodDaysStay);
        }

        var first = execution.After<DateTime?>(CommissionPeriodTable.FirstDay)?.Date;
        var last = execution.After<DateTime?>(CommissionPeriodTable.LastDay)?.Date;
        PeriodOrder.AcceptDays(PeriodQuery.All(execution.AsSystem).Where(period => period.Id != execution.Target.Id), first, last);
        if (execution.Context.MessageName == Messages.Create && string.IsNullOrWhiteSpace(execution.Target.GetAttributeValue<string>(CommissionPeriodTable.Title)))
        {
            execution.Target[CommissionPeriodTable.Title] = Invariant($"{first:yyyy-MM-dd} – {last:yyyy-MM-dd}");
        }
    }

    private static bool HasLines(Execution execution) => execution.Before<int?>(CommissionPeriodTable.Run) > 0;

    private static bool IsEmptied(Execution execution, string column) =>
        execution.Context.MessageName == Messages.Update && execution.Target.Contains(column);

    private static bool IsMoved(Execution execution) => new[] { CommissionPeriodTable.FirstDay, CommissionPeriodTable.LastDay }.Any(column =>
        execution.Target.Contains(column) && execution.Target.GetAttributeValue<DateTime?>(column)?.Date != execution.Before<DateTime?>(column)?.Date);
}
