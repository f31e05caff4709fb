using System.Globalization;

namespace Opps.Plugins.Apis;

/// <summary>The rows that a custom API is given as <c>Shares</c>, read with care: a program's mistake is told by name.</summary>
internal static class GivenSet
{
    /// <summary>As a whole set (P9).</summary>
    public static Rule In(Execution execution) => ShareSet.Of(SharesIn(execution));

    /// <summary>One by one.</summary>
    /// <exception cref="RefusedException">A user doesn't exist, or a value is of no use.</exception>
    public static IReadOnlyList<WantedShare> SharesIn(Execution execution)
    {
        var rows = (execution.Input<EntityCollection>("Shares") ?? new EntityCollection()).Entities;
        var persons = PersonQuery.Read(execution.AsSystem, rows.Select(SellerOf).OfType<Guid>());
        return rows.Select(row => Wanted(row, persons)).ToList();
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
