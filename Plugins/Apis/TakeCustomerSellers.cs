namespace Opps.Plugins.Apis;

/// <summary>opps_TakeCustomerSellers: the sellers of an opportunity's customer take over from those it has (D4); as a set that is given, with all its rules.</summary>
public sealed class TakeCustomerSellers : Plugin
{
    private protected override void Run(Execution execution) => ShareAnswer.Change(
        execution, Cause.Set, CustomerSellers.Taken(DefaultShareQuery.OfOpportunity(execution.AsSystem, execution.BoundTo)));
}
