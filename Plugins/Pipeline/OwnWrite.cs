using System.Globalization;

namespace Opps.Plugins.Pipeline;

/// <summary>
/// Whose write it is stands in the row: ours carry the operation's correlation id and what they consist of. An event of such
/// a write has nothing to do, as its sender does the rest. Where another solution's step has changed it on the way, its
/// content no longer fits, and the event is one like any other.
/// </summary>
internal static class OwnWrite
{
    private static readonly string[] ShareColumns =
    [
        SellerShareTable.OpportunityId, SellerShareTable.SellerId, SellerShareTable.Percent, SellerShareTable.IsFixed, SellerShareTable.Amount,
        SellerShareTable.ExpectedAmount,
        SellerShareTable.Note,
    ];

    private static readonly string[] OpportunityColumns =
    [
        OpportunityTable.ShareSum, OpportunityTable.SellerCount, OpportunityTable.Sellers, OpportunityTable.EstimatedValue,
        OpportunityTable.ActualValue, OpportunityTable.CurrencyId, OpportunityTable.StateCode, OpportunityTable.StatusCode,
        OpportunityTable.OwnerId, OpportunityTable.Rejection,
    ];

    /// <summary>What a row consists of, in the columns that the rules look at. A column left empty is as good as not sent.</summary>
    public static string ContentOf(Entity row)
    {
        var watched = row.LogicalName == SellerShareTable.Name ? ShareColumns : OpportunityColumns;
        return $"[{string.Join(";", watched.Where(column => row.GetAttributeValue<object>(column) is not null)
            .Select(column => $"{column}={Text(row[column])}"))}]";
    }

    /// <summary>The mark of a row that a rule writes.</summary>
    public static string MarkFor(string operation, SellerShare row, Entity entity) =>
        new RowMark(operation, row.Touched ?? Touched.Settled(row.Percent), row.Percent, ContentOf(entity)).Text;

    /// <summary>Deletes a row of ours. It has no columns to say so: the tag that reaches the event's shared variables does.</summary>
    public static OrganizationRequest Deletion(string operation, EntityReference row) => new("Delete")
    {
        ["Target"] = row,
        [SellerShareTable.DeletionTag] = TagOf(operation, row.Id),
    };

    /// <summary>Whether the event is of a write of ours that nobody has changed.</summary>
    public static bool Caused(Execution execution)
    {
        var context = execution.Context;
        return context.InputParameters.TryGetValue("Target", out var target) && target switch
        {
            Entity { LogicalName: SellerShareTable.Name } row =>
                MarkOn(row) is { Content: { } content } mark && mark.IsOf(execution.Operation) && content == ContentOf(row),
            Entity { LogicalName: OpportunityTable.Name } row when context.MessageName == Messages.Update => IsSum(execution, row),
            EntityReference { LogicalName: SellerShareTable.Name } when context.MessageName == Messages.Delete => IsDeletion(execution),
            _ => false,
        };
    }

    /// <summary>
    /// The rules write as the system, whatever the person may write. Before a row is written the platform lets a step say who it was: the person
    /// whose request it is, on the row and, as far as it goes by that, in the platform's history.
    /// </summary>
    public static void NamePerson(Execution execution)
    {
        if (execution.Context.Stage == Stages.PreOperation && execution.Input<Entity>("Target") is { LogicalName: SellerShareTable.Name } row)
        {
            var person = new EntityReference(PlatformTables.User, execution.Context.InitiatingUserId);
            row["modifiedby"] = person;
            if (execution.Context.MessageName == Messages.Create)
            {
                row["createdby"] = person;
            }
        }
    }

    /// <summary>Whether the event is a <see cref="Deletion"/>.</summary>
    public static bool IsDeletion(Execution execution) =>
        IsTagged(execution.Context, TagOf(execution.Operation, execution.Context.PrimaryEntityId));

    /// <summary>The mark that a row, image or target carries.</summary>
    public static RowMark? MarkOn(Entity row) => RowMark.Parse(row.GetAttributeValue<string>(SellerShareTable.Operation));

    /// <summary>The memory that an opportunity, or a part of one, carries.</summary>
    public static OperationMemory? MemoryOn(Entity? opportunity) =>
        OperationMemory.Parse(opportunity?.GetAttributeValue<string>(OpportunityTable.Operation));

    /// <summary>
    /// A sum of ours. One that follows on an older memory than the opportunity has was counted before somebody else's step
    /// changed the rows.
    /// </summary>
    private static bool IsSum(Execution execution, Entity row) =>
        MemoryOn(row) is { } memory && memory.Operation == execution.Operation && memory.Content == ContentOf(row) && execution.HasImage &&
        memory.Version == OperationMemory.Of(execution.Operation, MemoryOn(execution.Image)).Version + 1;

    /// <summary>Shared variables of PreValidation are found on the parent context of the later stages.</summary>
    private static bool IsTagged(IPluginExecutionContext context, string tag) => new[] { context, context.ParentContext }
        .Any(one => one is not null && one.SharedVariables.TryGetValue(SellerShareTable.DeletionTag, out var value) && value as string == tag);

    private static string TagOf(string operation, Guid row) => $"{operation} {row}";

    private static string? Text(object? value) => value switch
    {
        EntityReference reference => reference.Id.ToString(),
        OptionSetValue option => Text(option.Value),
        Money money => Text(money.Value),
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        string text => text.Replace('\n', ' '),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
