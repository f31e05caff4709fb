using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Pipeline;

/// <summary>
/// A write as text: message, table and row, then a line for each column that the rules look at. Text, because that is what
/// shared variables are sure to carry.
/// </summary>
internal static class Mark
{
    private static readonly Dictionary<string, string[]> Watched = new(StringComparer.Ordinal)
    {
        [SellerShareTable.Name] =
        [
            SellerShareTable.OpportunityId, SellerShareTable.SellerId, SellerShareTable.Percent, SellerShareTable.IsFixed,
            SellerShareTable.Amount,
        ],
        [OpportunityTable.Name] =
        [
            OpportunityTable.ShareSum, OpportunityTable.SellerCount, OpportunityTable.Sellers, OpportunityTable.EstimatedValue,
            OpportunityTable.ActualValue, OpportunityTable.CurrencyId, OpportunityTable.StateCode, OpportunityTable.StatusCode, OpportunityTable.OwnerId,
            OpportunityTable.Rejection,
        ],
    };

    /// <summary>A write that is about to be sent.</summary>
    public static string Of(string message, Entity row) => Of(message, row.LogicalName, row.Id, row);

    /// <summary>The write that an event is of, as it stands after the steps that ran before.</summary>
    public static string Of(IPluginExecutionContext context) => Of(
        context.MessageName, context.PrimaryEntityName, context.PrimaryEntityId,
        context.InputParameters.TryGetValue("Target", out var target) ? target as Entity : null);

    /// <summary>How the write that an event sees differs from the one that was sent; null when it is another write.</summary>
    public static Disturbance? Between(string sent, string seen)
    {
        var before = sent.Split('\n');
        var after = seen.Split('\n');
        if (before[0] != after[0])
        {
            return null;
        }

        return sent == seen ? Disturbance.None
            : after.Select(Column).Except(before.Select(Column)).Any() ? Disturbance.Decided
            : Disturbance.ValuesChanged;
    }

    /// <summary>The id of a row being created is not known before; a column it leaves empty is as good as not sent.</summary>
    private static string Of(string message, string table, Guid id, Entity? row)
    {
        var isNew = message == Messages.Create;
        var columns = row is null || !Watched.TryGetValue(table, out var watched)
            ? []
            : watched.Where(column => isNew ? row.GetAttributeValue<object>(column) is not null : row.Contains(column));
        var lines = columns.Select(column => $"\n{column}={Text(row!.GetAttributeValue<object>(column))}");
        return (isNew ? $"{message} {table}" : $"{message} {table} {id}") + string.Concat(lines);
    }

    private static string Column(string line) => line.Split('=')[0];

    private static string? Text(object? value) => value switch
    {
        EntityReference reference => reference.Id.ToString(),
        OptionSetValue option => Text(option.Value),
        Money money => Text(money.Value),
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
