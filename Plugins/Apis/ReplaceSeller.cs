namespace Opps.Plugins.Apis;

/// <summary>
/// opps_ReplaceSeller: on open opportunities that the caller sees and where one person has a share, another takes it over;
/// where the other has one already the two are added. A call changes at most so many and answers how many are left, so
/// it is called until none is. Those where the two would be above 100 % (P21) are left as they are, and named. One
/// that the caller may not write fails the call.
/// </summary>
public sealed class ReplaceSeller : Plugin
{
    /// <summary>The most opportunities changed a call: all of them stay locked to its end, and it has two minutes.</summary>
    private const int Most = 500;
    private const int Usual = 100;
    private const int MostNamed = 10;

    private protected override void Run(Execution execution)
    {
        var limit = execution.Limit(Usual, Most);
        var from = Id(execution, "From");
        var to = NewSeller(execution, from);
        var changed = 0;
        var left = 0;
        var above = new List<SharedOpportunity>();
        foreach (var opportunity in OpenOpportunitiesQuery.OfSeller(execution.AsCaller, from, to.Id))
        {
            if (opportunity.IsAbove100)
            {
                above.Add(opportunity);
            }
            else if (changed == limit)
            {
                left++;
            }
            else
            {
                // What is decided on is read after the lock, and may then be above after all.
                try
                {
                    changed += Replace(execution, opportunity.Id, SellerReplaced.By(from, to)) ? 1 : 0;
                }
                catch (RefusedException refused) when (refused.Key == TextKeys.ReplacedAbove100)
                {
                    above.Add(opportunity);
                }
            }
        }

        execution.Trace($"{changed} opportunities changed, {left} left, {above.Count} would be above 100 %");
        execution.Context.OutputParameters["Changed"] = changed;
        execution.Context.OutputParameters["Left"] = left;
        execution.Context.OutputParameters["Message"] = Told(execution, to, above);
    }

    private static Person NewSeller(Execution execution, Guid from)
    {
        var id = Id(execution, "To");
        var to = PersonQuery.Read(execution.AsSystem, [from, id])[id];
        return to.Id == from ? throw new RefusedException(TextKeys.ReplacedBySame, to.Name)
            : to.IsDisabled ? throw new RefusedException(TextKeys.UserDisabled, to.Name)
            : to;
    }

    private static Guid Id(Execution execution, string name) =>
        execution.Input<EntityReference>(name)?.Id is { } id && id != Guid.Empty
            ? id
            : throw new RefusedException(TextKeys.PersonMissing, name);

    /// <summary>One that was closed since it was found is left as it is (P24).</summary>
    private static bool Replace(Execution execution, Guid opportunityId, Rule rule)
    {
        var ledger = new ShareLedger(execution, opportunityId);
        ledger.Lock();
        var kept = ledger.ApplyRule(Cause.Replaced, (opportunity, rows) => opportunity.IsClosed
            ? new Decision(rows, Reason.Of("P24"))
            : rule.Settling()(opportunity, rows));
        return kept is { IsEmpty: false };
    }

    private static string Told(Execution execution, Person to, List<SharedOpportunity> above)
    {
        if (above.Count == 0)
        {
            return string.Empty;
        }

        var texts = execution.Texts();
        var names = texts.Quoted(above.Take(MostNamed).Select(opportunity => opportunity.Name));
        return above.Count <= MostNamed
            ? texts.Get(TextKeys.LeftOut, [to.Name, names])
            : texts.Get(TextKeys.LeftOutMore, [to.Name, names, above.Count - MostNamed]);
    }
}
