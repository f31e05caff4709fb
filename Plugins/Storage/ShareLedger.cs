namespace Opps.Plugins.Storage;

/// <summary>The one shape of every event on an opportunity's sellers: lock, read, decide, write the difference.</summary>
internal sealed class ShareLedger(Execution execution, Guid opportunityId)
{
    /// <summary>
    /// Takes the opportunity's row until the end of the transaction, by writing to it: two people's changes then wait for
    /// each other, and nothing is read before. Written as the caller, it is also the check that they may change the
    /// opportunity (A1). Where the event is caused by a write of theirs to the opportunity, that has done both: a second one
    /// would feed a step of another solution that answers each write of an opportunity by saving a share.
    /// </summary>
    public void Lock()
    {
        if (execution.Context.FollowsFromWriting(OpportunityTable.Name, opportunityId))
        {
            execution.Trace("the opportunity is locked already, by the write that caused this event");
            return;
        }

        execution.AsCaller.Update(LockWrite());
    }

    /// <summary>The same where the caller's own event decides whether they may: they need no right to change it.</summary>
    public void LockAsSystem() => execution.AsSystem.Update(LockWrite());

    /// <summary>The opportunity and its rows, with what this operation has done to them so far; null when it is gone.</summary>
    /// <param name="cause">What it is read for: where a reason may be missing, whether administrators ask for one comes along.</param>
    /// <param name="isWinning">Whether what they ask of a won one comes along.</param>
    public StoredShares? Read(Cause cause, bool isWinning = false)
    {
        var withSettings = isWinning || ColleagueReason.MayBeMissing(execution, cause);
        var stored = StoredSharesQuery.Read(execution.AsSystem, opportunityId, execution.Operation, withSettings);
        if (stored is null)
        {
            execution.Trace("nothing to do because the opportunity is gone");
        }

        return stored;
    }

    /// <summary>Applies a rule, then brings amounts, sum and count in line with its answer.</summary>
    /// <returns>What the rows then are, as a difference to what they were; null when the opportunity is gone.</returns>
    /// <exception cref="RefusedException">The rule says no; nothing was written.</exception>
    public Difference? ApplyRule(Cause cause, Rule rule) => Read(cause) is { } stored ? Apply(stored, cause, rule) : null;

    /// <summary>The same on what was read.</summary>
    public Difference Apply(StoredShares stored, Cause cause, Rule rule) => Write(stored, cause, rule, null);

    /// <summary>The same for rows that a batch brings: they are not created, but planned.</summary>
    public IReadOnlyList<PlannedRow> Plan(StoredShares stored, Cause cause, Rule rule)
    {
        var plan = new List<PlannedRow>();
        Write(stored, cause, rule, plan);
        return plan;
    }

    private Difference Write(StoredShares stored, Cause cause, Rule rule, List<PlannedRow>? plan)
    {
        var opportunity = stored.Opportunity;
        var decision = rule(opportunity, stored.Rows);
        var wanted = OneRate.Apply(opportunity, stored.Rows, ShareAmounts.Apply(opportunity, decision.Rows.WithIds(stored.Rows)));
        var difference = Difference.Between(stored.Rows, wanted);
        execution.Trace(decision.Reason.ToString());
        execution.Trace(difference.Describe());
        if (!difference.IsEmpty)
        {
            execution.Trace(ShareAmounts.Describe(opportunity, wanted));
        }

        ColleagueReason.Accept(execution, opportunityId, stored, difference.Then, cause);
        var basis = ShareBasis.Of(opportunity);
        plan?.AddRange(difference.Created.Select(row => new PlannedRow(row, basis)));
        new ShareWriter(execution, opportunityId).Write(stored, difference, cause, decision.Reason, OneRate.IsOutdated(opportunity, wanted), plan);
        return difference;
    }

    private Entity LockWrite() => new(OpportunityTable.Name)
    {
        Id = opportunityId,
        [OpportunityTable.ShareLock] = Guid.NewGuid().ToString(),
    };
}
