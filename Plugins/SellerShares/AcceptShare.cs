using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;
using Opps.Plugins.Texts;

namespace Opps.Plugins.SellerShares;

/// <summary>
/// P21–P23, A2: what a person gives for a seller share is made fit before it is stored. The percentage is refused or
/// rounded, computed columns are left out, another opportunity is refused, and the row remembers what was given in this
/// operation. Makes no request unless it refuses.
/// </summary>
public sealed class AcceptShare : Plugin
{
    private static readonly string[] Computed =
    [
        SellerShareTable.Amount, SellerShareTable.SellerName, SellerShareTable.ShareOf,
        SellerShareTable.Operation, SellerShareTable.GivenPercent, SellerShareTable.BeforePercent,
    ];

    private protected override void Run(Execution execution)
    {
        var target = execution.Target;
        if (target.StampIn() is { } stamp && stamp.IsOf(execution.Operation))
        {
            // The operation's id is known only inside it: no caller can have sent it.
            execution.Trace("nothing to do: a rule of this operation wrote it");
            return;
        }

        foreach (var column in Computed)
        {
            target.Attributes.Remove(column);
        }

        if (execution.Context.MessageName == Messages.Create)
        {
            AcceptNew(execution, target);
        }
        else
        {
            AcceptChange(execution, target);
        }
    }

    private static void AcceptNew(Execution execution, Entity target)
    {
        if (target.GetAttributeValue<EntityReference>(SellerShareTable.SellerId) is null)
        {
            // Only forms insist on a required column, and the alternate key lets through what has no person (P20).
            throw new RefusedException(TextKeys.SellerMissing);
        }

        var given = Typed(target) is { } typed ? Percentage.Accept(typed) : (decimal?)null;
        target[SellerShareTable.Percent] = given;
        target[SellerShareTable.IsFixed] = target.GetAttributeValue<bool?>(SellerShareTable.IsFixed) ?? false;
        Stamp.ForAdded(execution.Operation, given).WriteTo(target);
    }

    private static void AcceptChange(Execution execution, Entity target)
    {
        // The row's currency is the opportunity's; a new row's is put right along with its amount.
        target.Attributes.Remove(SellerShareTable.CurrencyId);
        var isAdded = IsAdded(execution, target);
        if (target.Contains(SellerShareTable.Percent))
        {
            target[SellerShareTable.Percent] = Percentage.Accept(Typed(target) ?? 0m);
        }

        if (isAdded)
        {
            Stamp.ForAdded(execution.Operation, execution.After<decimal?>(SellerShareTable.Percent)).WriteTo(target);
        }
        else if (Typed(target) is { } given)
        {
            Stamp.ForChanged(execution.Operation, given, execution.Before<decimal?>(SellerShareTable.Percent), execution.Image.StampIn())
                .WriteTo(target);
            if (ShareBasis.Parse(execution.Before<string>(SellerShareTable.ShareOf)) is { } basis)
            {
                target[SellerShareTable.Amount] = new Money(basis.PartOf(given));
            }
        }
    }

    /// <summary>Whether the row, which stood on none, is put on an opportunity; off or away from one is refused.</summary>
    private static bool IsAdded(Execution execution, Entity target)
    {
        var before = execution.Before<EntityReference>(SellerShareTable.OpportunityId)?.Id;
        var after = execution.After<EntityReference>(SellerShareTable.OpportunityId)?.Id;
        return before is null || before == after
            ? target.Contains(SellerShareTable.OpportunityId) && before != after
            : throw new RefusedException(TextKeys.Moved);
    }

    private static decimal? Typed(Entity target) => target.GetAttributeValue<decimal?>(SellerShareTable.Percent);
}
