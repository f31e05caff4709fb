namespace Opps.Plugins.Opportunities;

/// <summary>
/// U1–U6: the sellers that are saved along with the opportunity, in one column that is never stored. An update's draft is taken out
/// in PreValidation, where all of the update is still together, and applied when the row is written, in the same transaction. A
/// new opportunity's is handled by <see cref="AddOwnerAsSeller"/>.
/// </summary>
public sealed class ApplySellerDraft : Plugin
{
    private const string TextKey = "opps_sellershares_draft";
    private const string OpenKey = "opps_sellershares_draftopen";
    private const string OwnerKey = "opps_sellershares_draftowner";

    private protected override void Run(Execution execution)
    {
        if (execution.Context.Stage == Stages.PreValidation)
        {
            Take(execution);
            execution.Context.SharedVariables[OwnerKey] = execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId);
            execution.Context.SharedVariables[OpenKey] = execution.Target.Contains(OpportunityTable.StateCode) &&
                (execution.Image.StatusIn().State == OpportunityState.Open || execution.Target.StatusIn().State == OpportunityState.Open);
        }
        else if (In(execution) is { } draft)
        {
            Apply(execution, draft);
        }
        else
        {
            execution.Trace("nothing to do because no draft of the sellers was sent");
        }
    }

    /// <summary>Takes the draft out of what is written, and notes it for later stages of the event.</summary>
    /// <exception cref="RefusedException">It can't be read (U4).</exception>
    internal static void Take(Execution execution)
    {
        if (execution.Target.GetAttributeValue<string>(OpportunityTable.SellerDraft) is { Length: > 0 } text)
        {
            GivenNote.Keep(execution, SellerDraft.Parse(text).Note);
            execution.Context.SharedVariables[TextKey] = text;
            execution.Target[OpportunityTable.SellerDraft] = null;
        }
    }

    /// <summary>The draft that came with the event; null for none.</summary>
    internal static SellerDraft? In(Execution execution) => execution.Noted(TextKey) is string text ? SellerDraft.Parse(text) : null;

    /// <summary>
    /// Decides on the draft, as of the owner and the state that the whole update brings, whichever of it the platform writes first:
    /// where it closes or reopens the opportunity, that counts as open (U5, P24).
    /// </summary>
    internal static void Apply(Execution execution, SellerDraft draft)
    {
        var ledger = new ShareLedger(execution, execution.Context.PrimaryEntityId);
        var cause = execution.Context.MessageName == Messages.Create ? Cause.Created : Cause.Set;
        if (ledger.Read(cause) is { } stored)
        {
            var persons = PersonQuery.Read(execution.AsSystem, draft.Sellers.Select(entry => entry.SellerId).OfType<Guid>());
            var rule = DraftMerge.Of(draft, persons).Settling().WhileOpen();
            rule = execution.Noted(OpenKey) is true ? rule.InState(OpportunityState.Open) : rule;
            ledger.Apply(stored, cause, draft.Sellers.Count == 0 && execution.Noted(OwnerKey) is EntityReference owner ? OwnedBy(owner) : rule);

            Rule OwnedBy(EntityReference next)
            {
                var person = next.LogicalName == PlatformTables.User ? PersonQuery.Find(execution.AsSystem, next.Id) : null;
                return (opportunity, rows) => rule(opportunity with { OwnerId = next.Id, OwnerIsPerson = person is not null, OwnerName = person?.Name }, rows);
            }
        }
    }
}
