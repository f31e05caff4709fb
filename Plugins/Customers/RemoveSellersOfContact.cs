namespace Opps.Plugins.Customers;

/// <summary>
/// A contact's sellers are deleted with it. Those of an account the platform deletes itself, but a table may have one such parent only: when a
/// contact is deleted, its rows are left without a customer, by which they are found.
/// </summary>
public sealed class RemoveSellersOfContact : Plugin
{
    private protected override void Run(Execution execution)
    {
        var rows = DefaultShareQuery.WithoutCustomer(execution.AsSystem);
        foreach (var row in rows)
        {
            execution.AsSystem.Delete(DefaultShareTable.Name, row);
        }

        execution.Trace(Invariant($"{rows.Count} sellers deleted with their contact"));
    }
}
