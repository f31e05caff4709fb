namespace Opps.Plugins.Storage;

/// <summary>Writes commission lines, and withdraws them: the only one who does (C5).</summary>
internal sealed class LineWriter(Execution execution)
{
    private const int LongestName = 300;
    private const int LongestOther = 200;

    /// <summary>At most so many lines a request, as the platform advises.</summary>
    private const int MostTogether = 500;

    /// <exception cref="RefusedException">An amount has no room in its column.</exception>
    public void Write(IReadOnlyList<CommissionLine> lines)
    {
        if (lines.FirstOrDefault(line => !Fits(line)) is { } large)
        {
            throw new RefusedException(TextKeys.CommissionTooLarge, large.OpportunityName, CommissionLine.Most);
        }

        var owners = new LineOwners(execution.AsSystem, execution.Context.InitiatingUserId);
        owners.Learn(lines);
        InPages("CreateMultiple", lines.Select(line => EntityOf(line, owners.Of(line))).ToList());
    }

    /// <summary>Whether its amounts have room in their columns.</summary>
    public static bool Fits(CommissionLine line) => Math.Abs(line.Amount) <= CommissionLine.Most && Math.Abs(line.BaseAmount) <= CommissionLine.Most;

    public void Withdraw(IEnumerable<Guid> ids) => InPages("UpdateMultiple", ids.Select(id => new Entity(CommissionLineTable.Name, id)
    {
        [CommissionLineTable.IsWithdrawn] = true,
        [CommissionLineTable.WithdrawnOn] = execution.Context.OperationCreatedOn,
        [CommissionLineTable.Operation] = execution.Operation,
    }).ToList());

    /// <summary>The line as what it will be once stored: its texts no longer than their columns, its rate with as many decimals.</summary>
    public static CommissionLine Fitting(CommissionLine line) => line with
    {
        OpportunityName = Cut(line.OpportunityName, LongestName),
        CustomerName = Cut(line.CustomerName, LongestOther),
        SellerName = Cut(line.SellerName, LongestOther),
        Rate = line.Rate is { } rate ? Math.Round(rate, 10) : null,
    };

    private Entity EntityOf(CommissionLine line, Guid owner)
    {
        var row = LineRow.Of(line);
        row[CommissionLineTable.OwnerId] = new EntityReference(PlatformTables.User, owner);
        row[CommissionLineTable.Operation] = execution.Operation;
        return row;
    }

    private void InPages(string message, List<Entity> rows)
    {
        for (var i = 0; i < rows.Count; i += MostTogether)
        {
            execution.AsSystem.Execute(new OrganizationRequest(message)
            {
                ["Targets"] = new EntityCollection(rows.Skip(i).Take(MostTogether).ToList()) { EntityName = CommissionLineTable.Name },
            });
        }
    }

    private static string? Cut(string? text, int length) => text is { } given && given.Length > length ? given.Substring(0, length) : text;
}
