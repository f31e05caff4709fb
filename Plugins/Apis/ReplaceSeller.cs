namespace Opps.Plugins.Apis;

/// <summary>
/// opps_ReplaceSeller: on every open opportunity that the caller sees and where one person has a share, another takes it
/// over; where the other has one already the two are added. One that the caller may not write fails the whole.
/// </summary>
public sealed class ReplaceSeller : Plugin
{
    private protected override void Run(Execution execution)
    {
        var from = Person(execution, "From");
        var to = Person(execution, "To");
        var persons = PersonQuery.Read(execution.AsSystem, [to]);
        if (from == to)
        {
            throw new RefusedException(TextKeys.ReplacedBySame, persons[to].Name);
        }

        if (persons[to].IsDisabled)
        {
            throw new RefusedException(TextKeys.UserDisabled, persons[to].Name);
        }

        var changed = 0;
        foreach (var opportunityId in OpenOpportunitiesQuery.OfSeller(execution.AsCaller, from))
        {
            if (Replace(execution, opportunityId, SellerReplaced.By(from, persons[to])))
            {
                changed++;
            }
        }

        execution.Trace($"{changed} opportunities changed");
        execution.Context.OutputParameters["Changed"] = changed;
    }

    private static Guid Person(Execution execution, string name) =>
        execution.Input<EntityReference>(name)?.Id ?? throw new RefusedException(TextKeys.SellerMissing);

    /// <summary>One that was closed since it was found is left as it is (P24).</summary>
    private static bool Replace(Execution execution, Guid opportunityId, Rule rule)
    {
        var ledger = new ShareLedger(execution, opportunityId);
        ledger.Lock();
        var kept = ledger.ApplyRule((opportunity, rows) => opportunity.IsClosed
            ? new Decision(rows, "nothing to do because the opportunity is closed (P24)")
            : rule.Settling()(opportunity, rows));
        return kept is { IsEmpty: false };
    }
}
