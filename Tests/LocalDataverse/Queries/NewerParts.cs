using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace LocalDataverse.Queries;

/// <summary>
/// What queries of newer SDKs can say and the oldest one supported has no property for. To pass over it would answer another
/// question, so it is refused.
/// </summary>
internal static class NewerParts
{
    private static readonly string[] Names = 
    [
        "ColumnSet.AttributeExpressions", "ConditionExpression.CompareColumns", "FilterExpression.AnyAllFilterLinkEntity",
        "OrderExpression.EntityName", "QueryExpression.DataSource", "QueryExpression.SubQueryExpression",
    ];

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <returns>The part itself, which says nothing of the kind.</returns>
    public static T RequireNone<T>(T part)
        where T : class
    {
        var said = Known.GetOrAdd(part.GetType(), PropertiesOf)
            .FirstOrDefault(p => p.GetValue(part) is not (null or false or "" or ICollection { Count: 0 }));
        return said is null ? part : throw Faults.NotSupportedHere($"{said.Name} of {part.GetType().Name}.");
    }

    private static PropertyInfo[] PropertiesOf(Type type) => [.. type.GetProperties().Where(p => Names.Contains($"{type.Name}.{p.Name}"))];
}
