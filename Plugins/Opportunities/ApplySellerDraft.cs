namespace Opps.Plugins.Opportunities;

/// <summary>
/// U1–U6: the sellers that are saved along with the opportunity, in one column that is never stored. An update's draft is taken out
/// in PreValidation, where all of the update is still together, and applied when the row is written, in the same transaction. A
/// new opportunity's is handled by <see cref="AddOwnerAsSeller"/>.
/// </summary>
public sealed class ApplySellerDraft : Plugin
{
    private const int PreValidation = 10;
    private const string TextKey = "opps_sellershares_draft";
    private const string OpenKey = "opps_sellershares_draftopen";

    private protected override void Run(Execution execution)
    {
        if (execution.Context.Stage == PreValidation)
        {
            Take(execution);
            execution.Context.SharedVariables[OpenKey] = execution.Target.Contains(OpportunityTable.StateCode) &&
                (execution.Image.StatusIn().State == OpportunityState.Open || execution.Target.StatusIn().State == OpportunityState.Open);
        }
        else if (In(execution.Context) is { } draft)
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
            _ = SellerDraft.Parse(text);
            execution.Context.SharedVariables[TextKey] = text;
            execution.Target[OpportunityTable.SellerDraft] = null;
        }
    }

    /// <summary>The draft that came with the event; null for none. What PreValidation noted is found on the parent context of later stages.</summary>
    internal static SellerDraft? In(IPluginExecutionContext context) =>
        Noted(context, TextKey) is string text ? SellerDraft.Parse(text) : null;

    /// <summary>
    /// Decides on the draft. Where the same update closes or reopens the opportunity it counts as open, whichever the platform writes
    /// first (U5, P24).
    /// </summary>
    internal static void Apply(Execution execution, SellerDraft draft)
    {
        var ledger = new ShareLedger(execution, execution.Context.PrimaryEntityId);
        if (ledger.Read() is { } stored)
        {
            var persons = PersonQuery.Read(execution.AsSystem, draft.Sellers.Select(entry => entry.SellerId).OfType<Guid>());
            var rule = DraftMerge.Of(draft, persons).Settling().WhileOpen();
            ledger.Apply(stored, Noted(execution.Context, OpenKey) is true ? rule.InState(OpportunityState.Open) : rule);
        }
    }

    private static object? Noted(IPluginExecutionContext context, string key) =>
        context.SharedVariables.TryGetValue(key, out var own) ? own
        : context.ParentContext is { } parent && parent.PrimaryEntityId == context.PrimaryEntityId && parent.SharedVariables.TryGetValue(key, out var value) ? value
        : null;
}
