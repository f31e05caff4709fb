using Microsoft.Xrm.Sdk.Messages;

namespace Opps.Plugins.Storage;

/// <summary>
/// H1, H2, H9: enters what an operation has made of an opportunity's sellers, in its transaction, as one entry whatever number of
/// events it comes in. Money alone is never entered, nor is what ends as it began.
/// </summary>
internal sealed class ShareJournal(Execution execution, Guid opportunityId)
{
    private const string OnlyMoney = "M3";

    private readonly Guid _id = ShareChange.IdOf(execution.Context.CorrelationId, opportunityId);

    /// <summary>Compares with what was known, and enters the difference.</summary>
    /// <returns>The sellers known from now on; null where nothing was entered.</returns>
    public IReadOnlyList<KnownShare>? Enter(StoredShares stored, IReadOnlyList<SellerShare> then, Cause cause, Reason reason)
    {
        var before = stored.Entry?.Before ?? Before(stored, cause);
        var after = KnownShares.Of(then);
        if (KnownShares.AreSame(stored.Entry?.After ?? before, after))
        {
            return null;
        }

        if (stored.Entry is not null && KnownShares.AreSame(before, after))
        {
            execution.Trace("journal: the operation ends as it began, its entry goes");
            execution.AsSystem.Execute(OwnWrite.Deletion(execution.Operation, new EntityReference(ShareChangeTable.Name, _id)));
        }
        else if (stored.Entry is not null && reason.Rule == OnlyMoney)
        {
            var entry = Entry();
            entry[ShareChangeTable.After] = KnownShares.Text(after);
            Write(entry);
        }
        else
        {
            Write(before, after, cause, reason.Rule == OnlyMoney ? Reason.Of("H7") : reason);
        }

        return after;
    }

    /// <summary>Enters it, without looking.</summary>
    public void Write(IReadOnlyList<KnownShare> before, IReadOnlyList<KnownShare> after, Cause cause, Reason reason)
    {
        var entry = Entry();
        entry[ShareChangeTable.ById] = new EntityReference(PlatformTables.User, execution.Context.InitiatingUserId);
        entry[ShareChangeTable.Cause] = new OptionSetValue((int)(IsOfProcess(cause) ? Cause.Process : cause));
        entry[ShareChangeTable.Rule] = reason.Rule;
        entry[ShareChangeTable.Reason] = reason.Key;
        entry[ShareChangeTable.Figures] = Figures.Text(reason.Figures);
        entry[ShareChangeTable.Before] = KnownShares.Text(before);
        entry[ShareChangeTable.After] = KnownShares.Text(after);
        Write(entry);
    }

    private Entity Entry() => new(ShareChangeTable.Name, _id)
    {
        [ShareChangeTable.OpportunityId] = new EntityReference(OpportunityTable.Name, opportunityId),
    };

    /// <summary>An upsert, as another solution's step may have made events of this operation enter something meanwhile.</summary>
    private void Write(Entity entry)
    {
        execution.Trace($"journal: {entry.GetAttributeValue<string>(ShareChangeTable.Reason) ?? "the newest entry follows"}");
        execution.AsSystem.Execute(new UpsertRequest { Target = entry });
    }

    /// <summary>A new opportunity had nobody; of one from before the journal it is unknown who came from where.</summary>
    private static IReadOnlyList<KnownShare> Before(StoredShares stored, Cause cause) =>
        cause == Cause.Created ? []
        : stored.Memory?.Known ?? (cause == Cause.Found ? [] : KnownShares.Before(stored.Rows));

    /// <summary>Whether somebody else acts than the person whose request it is.</summary>
    private bool IsOfProcess(Cause cause) => cause != Cause.Found && execution.Context.UserId != execution.Context.InitiatingUserId;
}
