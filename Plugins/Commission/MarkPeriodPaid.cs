namespace Opps.Plugins.Commission;

/// <summary>opps_MarkPeriodPaid: a closed period stays closed from then on (C7). Called again it changes nothing.</summary>
public sealed class MarkPeriodPaid : Plugin
{
    private protected override void Run(Execution execution)
    {
        var periodId = execution.BoundTo;
        var writer = new PeriodWriter(execution, periodId);
        writer.Lock();
        var period = PeriodWriter.Read(execution.AsSystem, periodId).Period;
        if (period.State == PeriodState.Paid)
        {
            execution.Trace("nothing to do because it is marked paid");
            return;
        }

        if (period.State != PeriodState.Closed)
        {
            throw new RefusedException(TextKeys.PeriodNotClosed, period.Name);
        }

        var row = writer.Row();
        row[CommissionPeriodTable.State] = new OptionSetValue((int)PeriodState.Paid);
        row[CommissionPeriodTable.PaidOn] = execution.Context.OperationCreatedOn;
        writer.Write(row);
    }
}
