namespace Opps.Plugins.Commission;

/// <summary>
/// opps_ReopenPeriod: the newest closed period, not marked paid, is open again; its lines are withdrawn, not deleted (C7). A call
/// withdraws a page of them and answers how many are left. One whose closing was begun and given up is reopened the same way.
/// </summary>
public sealed class ReopenPeriod : Plugin
{
    private const int Most = 500;

    private protected override void Run(Execution execution)
    {
        var periodId = execution.BoundTo;
        var writer = new PeriodWriter(execution, periodId);
        writer.Lock();
        var read = PeriodWriter.Read(execution.AsSystem, periodId);
        var period = read.Period;
        var others = read.Others;
        PeriodOrder.AcceptReopening(period, others);
        var reason = execution.Input<string>("Reason")?.Trim();
        if (period.State != PeriodState.Reopening && string.IsNullOrEmpty(reason))
        {
            throw new RefusedException(TextKeys.ReopenReasonMissing, period.Name);
        }

        var lines = execution.AsSystem.RetrieveFirst(LineQuery.OfPeriod(periodId), Most).Select(row => row.Id).ToList();
        new LineWriter(execution).Withdraw(lines);
        var isOpen = lines.Count < Most;
        var left = isOpen ? 0 : Math.Max(1, period.Progress.Lines - lines.Count);
        var progress = isOpen ? Progress.None : period.Progress with { Lines = left };
        var row = writer.Row(isOpen ? PeriodState.Open : PeriodState.Reopening, period.Run, progress);
        row[CommissionPeriodTable.ClosedOn] = null;
        row[CommissionPeriodTable.ClosedById] = null;
        row.SetIf(period.State != PeriodState.Reopening, CommissionPeriodTable.ReopenedOn, execution.Context.OperationCreatedOn);
        row.SetIf(period.State != PeriodState.Reopening, CommissionPeriodTable.ReopenReason, reason);
        writer.Write(row);
        execution.Trace($"{lines.Count} lines withdrawn, open: {isOpen} (C7)");
        execution.Context.OutputParameters["Left"] = left;
    }
}
