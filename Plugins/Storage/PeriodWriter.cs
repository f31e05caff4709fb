namespace Opps.Plugins.Storage;

/// <summary>Writes what the plug-ins keep of a commission period.</summary>
internal sealed class PeriodWriter(Execution execution, Guid periodId)
{
    /// <summary>
    /// Takes the period's row until the end of the transaction, so that two closers wait for each other. As the caller: it is also the check
    /// that they may close it (C11).
    /// </summary>
    public void Lock() => execution.AsCaller.Update(Row());

    /// <summary>The period as it is once locked, and all the others.</summary>
    /// <exception cref="RefusedException">There is no such period.</exception>
    public static PeriodAmongOthers Read(IOrganizationService service, Guid id)
    {
        var all = PeriodQuery.All(service);
        return new PeriodAmongOthers(
            all.FirstOrDefault(one => one.Id == id) ?? throw new RefusedException(TextKeys.PeriodUnknown, id),
            all.Where(one => one.Id != id).ToList());
    }

    /// <summary>Its row with the mark that lets the columns pass; they are written by <see cref="Write"/>.</summary>
    public Entity Row() => new(CommissionPeriodTable.Name, periodId) { [CommissionPeriodTable.Operation] = execution.Operation };

    /// <summary>The same with where it stands and how far it has come.</summary>
    public Entity Row(PeriodState state, int run, Progress progress)
    {
        var row = Row();
        row[CommissionPeriodTable.State] = new OptionSetValue((int)state);
        row[CommissionPeriodTable.Run] = run;
        row[CommissionPeriodTable.Found] = progress.Found;
        row[CommissionPeriodTable.Done] = progress.Done;
        row[CommissionPeriodTable.Cursor] = progress.Cursor;
        row[CommissionPeriodTable.Lines] = progress.Lines;
        row[CommissionPeriodTable.BaseTotal] = progress.BaseTotal;
        row[CommissionPeriodTable.Hash] = progress.Hash;
        return row;
    }

    /// <summary>As the system.</summary>
    public void Write(Entity row) => execution.AsSystem.Update(row);
}

/// <summary>A period, and all the others.</summary>
internal sealed record PeriodAmongOthers(Period Period, IReadOnlyList<Period> Others);
