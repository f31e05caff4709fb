using Microsoft.Xrm.Sdk.Messages;

namespace Opps.Plugins.Storage;

/// <summary>
/// H1, H2, H9: enters what an operation has made of an opportunity's sellers, in its transaction, as one entry whatever number of
/// events it comes in. Money alone is never entered, nor is what ends as it began.
/// </summary>
internal sealed class ShareJournal(Execution execution, Guid opportunityId)
{
    private static readonly string[] Standing = ["Journal_M3", "Journal_P28"];

    private readonly Guid _id = ShareChange.IdOf(execution.Context.CorrelationId, opportunityId);

    /// <summary>Compares with what was known, and enters the difference.</summary>
    /// <returns>What the opportunity is to remember from now on; null where that is as it was.</returns>
    public OperationMemory? Enter(StoredShares stored, IReadOnlyList<SellerShare> then, Cause cause, Reason reason)
    {
        var memory = OperationMemory.Of(execution.Operation, stored.Memory);
        var after = KnownShares.Of(then);
        var text = KnownShares.Text(after);
        if (text == memory.KnownText && cause != Cause.Created)
        {
            return null;
        }

        // A reason of rows that stand tells nothing of how they came to differ: past the rules (H7).
        var isFound = Standing.Contains(reason.Key);
        if (memory.Begun is not null && cause != Cause.Created)
        {
            return memory.Known is { } entered && KnownShares.AreSame(entered, after) ? null : Follow(memory.Begun, after, text, cause, reason, isFound);
        }

        var before = Before(stored, cause);
        if (KnownShares.AreSame(before, after))
        {
            return memory.Known is { } known && !KnownShares.AreSame(known, after) ? Remembering(text, null) : null;
        }

        Write(_id, before, after, isFound && cause != Cause.Process ? Cause.Found : cause, isFound ? Reason.Of("H7") : reason);
        return Remembering(text, KnownShares.Hash(before));
    }

    /// <summary>A later event of an operation that has its entry: the last decides, and what it began with stays.</summary>
    private OperationMemory Follow(string begun, IReadOnlyList<KnownShare> after, string text, Cause cause, Reason reason, bool isFound)
    {
        if (KnownShares.Hash(after) == begun)
        {
            execution.Trace("journal: the operation ends as it began, its entry goes");
            execution.AsSystem.Execute(OwnWrite.Deletion(execution.Operation, new EntityReference(ShareChangeTable.Name, _id)));
            return Remembering(text, null);
        }

        var entry = Entry(_id);
        if (!isFound)
        {
            Tell(entry, cause, reason);
        }

        entry[ShareChangeTable.After] = text;
        Write(entry);
        return Remembering(text, begun);
    }

    private OperationMemory Remembering(string text, string? begun) => new(execution.Operation, 0, "", [], text, begun);

    /// <summary>Enters it, without looking.</summary>
    public void Write(IReadOnlyList<KnownShare> before, IReadOnlyList<KnownShare> after, Cause cause, Reason reason) =>
        Write(_id, before, after, cause, reason);

    private void Write(Guid id, IReadOnlyList<KnownShare> before, IReadOnlyList<KnownShare> after, Cause cause, Reason reason)
    {
        var entry = Entry(id);
        Tell(entry, cause, reason);
        entry[ShareChangeTable.Before] = KnownShares.Text(before);
        entry[ShareChangeTable.After] = KnownShares.Text(after);
        Write(entry);
    }

    private void Tell(Entity entry, Cause cause, Reason reason)
    {
        entry[ShareChangeTable.ById] = new EntityReference(PlatformTables.User, execution.Context.InitiatingUserId);
        entry[ShareChangeTable.Cause] = new OptionSetValue((int)(IsOfProcess(cause) ? Cause.Process : cause));
        entry[ShareChangeTable.Rule] = reason.Rule;
        entry[ShareChangeTable.Reason] = reason.Key;
        entry[ShareChangeTable.Figures] = Figures.Text(reason.Figures);
        if (cause != Cause.Found && GivenNote.In(execution) is { } note)
        {
            entry[ShareChangeTable.Note] = note;
        }
    }

    private Entity Entry(Guid id) => new(ShareChangeTable.Name, id)
    {
        [ShareChangeTable.OpportunityId] = new EntityReference(OpportunityTable.Name, opportunityId),
    };

    /// <summary>An upsert, as another solution's step may have made events of this operation enter something meanwhile.</summary>
    private void Write(Entity entry)
    {
        execution.Trace($"journal: {entry.GetAttributeValue<string>(ShareChangeTable.Reason) ?? "the newest entry follows"}");
        execution.AsSystem.Execute(new UpsertRequest { Target = entry });
    }

    /// <summary>
    /// What the journal knew. A new opportunity had nobody; of one from before the journal the rows say what they were. H7: where a row
    /// that the operation has not touched has another percentage than was known, that is entered first, so that nobody is said to have changed it.
    /// </summary>
    private IReadOnlyList<KnownShare> Before(StoredShares stored, Cause cause)
    {
        if (cause == Cause.Created)
        {
            return [];
        }

        if (stored.Memory?.Known is not { } known)
        {
            return cause == Cause.Found ? [] : KnownShares.Before(stored.Rows);
        }

        var untouched = KnownShares.Of(stored.Rows.Where(row => row.Touched is null));
        var found = known.Select(share => untouched.FirstOrDefault(share.IsOf) is { } row && row.Percent != share.Percent ? row : share).ToList();
        if (!KnownShares.AreSame(known, found))
        {
            Write(ShareChange.FoundIdOf(_id), known, found, Cause.Found, Reason.Of("H7"));
        }

        return found;
    }

    /// <summary>Whether somebody else acts than the person whose request it is.</summary>
    private bool IsOfProcess(Cause cause) => cause != Cause.Found && execution.Context.UserId != execution.Context.InitiatingUserId;
}
