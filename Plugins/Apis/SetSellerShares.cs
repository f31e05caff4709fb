using System.Globalization;

namespace Opps.Plugins.Apis;

/// <summary>
/// opps_SetSellerShares: the whole set of an opportunity's sellers at once (P9); whoever is missing goes, and an empty set
/// brings the owner back (P14). Checks everything before it writes anything.
/// </summary>
public sealed class SetSellerShares : Plugin
{
    private protected override void Run(Execution execution)
    {
        var rows = (execution.Input<EntityCollection>("Shares") ?? new EntityCollection()).Entities;
        var persons = PersonQuery.Read(execution.AsSystem, rows.Select(SellerOf).OfType<Guid>());
        ShareAnswer.Change(execution, ShareSet.Of(rows.Select(row => Wanted(row, persons)).ToList()));
    }

    private static WantedShare Wanted(Entity row, IReadOnlyDictionary<Guid, Person> persons)
    {
        var id = row.Id != Guid.Empty ? row.Id : Value<Guid>(row, SellerShareTable.Id) ?? Guid.Empty;
        return new WantedShare(
            id != Guid.Empty ? id : null,
            SellerOf(row) is { } seller ? persons[seller] : null,
            PercentOf(row),
            Value<bool>(row, SellerShareTable.IsFixed));
    }

    private static Guid? SellerOf(Entity row) => row.GetAttributeValue<object>(SellerShareTable.SellerId) switch
    {
        null => null,
        EntityReference { LogicalName: PlatformTables.User } user => user.Id,
        EntityReference other => throw Unusable(SellerShareTable.SellerId, $"{other.LogicalName} {other.Id}"),
        var other => throw Unusable(SellerShareTable.SellerId, other),
    };

    /// <summary>A program's number is of whatever type its language makes of it.</summary>
    private static decimal? PercentOf(Entity row)
    {
        var value = row.GetAttributeValue<object>(SellerShareTable.Percent);
        if (value is null or decimal)
        {
            return (decimal?)value;
        }

        try
        {
            return value is int or long or short or byte or double or float
                ? Convert.ToDecimal(value, CultureInfo.InvariantCulture)
                : throw Unusable(SellerShareTable.Percent, value);
        }
        catch (OverflowException)
        {
            throw Unusable(SellerShareTable.Percent, value);
        }
    }

    private static T? Value<T>(Entity row, string column) where T : struct => row.GetAttributeValue<object>(column) switch
    {
        null => null,
        T value => value,
        var other => throw Unusable(column, other),
    };

    private static RefusedException Unusable(string column, object value) =>
        new(TextKeys.ValueUnusable, column, Convert.ToString(value, CultureInfo.InvariantCulture));
}
