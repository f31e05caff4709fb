using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>
/// Rows inside one transaction. Values are the SDK's types (EntityReference, Money, OptionSetValue, decimal, DateTime in UTC …).
/// Knows types and keys; knows nothing of plug-ins, defaults, cascades or privileges.
/// </summary>
internal interface IRowStore
{
    /// <summary>Inserts a row; every value given must be a column of the table. Sets versionnumber.</summary>
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">
    /// DuplicateRecord for the id, DuplicateRecordEntityKey for an alternate key.</exception>
    void Insert(Table table, Guid id, IReadOnlyDictionary<string, object?> values);

    /// <summary>Writes these columns of an existing row and renews its versionnumber.</summary>
    void Update(Table table, Guid id, IReadOnlyDictionary<string, object?> values);

    /// <summary>Removes an existing row.</summary>
    void Delete(Table table, Guid id);

    /// <summary>
    /// The row with those columns (null: all), null columns absent; null when there is no such row. References come without
    /// names: see <see cref="FillNames"/>.
    /// </summary>
    Entity? Find(Table table, Guid id, IReadOnlyCollection<string>? columns);

    /// <summary>The ids of the rows whose column holds this value, in the order they were inserted.</summary>
    IReadOnlyList<Guid> FindIds(Table table, string column, object value);

    /// <summary>The id of the row with these key values, or null.</summary>
    Guid? FindByKey(Table table, AlternateKey key, IReadOnlyDictionary<string, object?> values);

    /// <summary>The next number of a column that numbers its rows: higher than all before it, those of rolled back transactions too.</summary>
    long NextNumber(Table table, Column column);

    /// <summary>Gives every EntityReference in these rows, linked columns too, the primary name of the row it points to.</summary>
    void FillNames(IReadOnlyCollection<Entity> rows);

    /// <summary>Runs a query; see <see cref="Query"/> for what can be asked.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="context">Who asks, and when; conditions such as EqualUserId and Today are refused without.</param>
    QueryResult Run(Query query, QueryContext? context = null);
}
