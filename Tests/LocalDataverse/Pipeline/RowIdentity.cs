using System.ServiceModel;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>Which row a caller means: by id, or by the values of an alternate key.</summary>
internal static class RowIdentity
{
    /// <summary>The row's id, or null when no row has it.</summary>
    public static Guid? Find(Call call, string tableName, Guid id, KeyAttributeCollection keyValues)
    {
        var table = Tables.Get(call, tableName);
        if (keyValues.Count == 0)
        {
            return id != Guid.Empty && call.Peek(rows => rows.Find(table, id, [table.PrimaryId])) is not null ? id : null;
        }

        var key = KeyOf(table, [.. keyValues.Keys]);
        var values = keyValues.ToDictionary(v => v.Key, v => ValueCheck.Convert(table, Tables.Column(table, v.Key), v.Value));
        return call.Peek(rows => rows.FindByKey(table, key, values));
    }

    /// <exception cref="FaultException{OrganizationServiceFault}">No row has that id or key.</exception>
    public static Guid Require(Call call, EntityReference row) => Require(call, row.LogicalName, row.Id, row.KeyAttributes);

    /// <inheritdoc cref="Require(Call, EntityReference)" />
    public static Guid Require(Call call, string tableName, Guid id, KeyAttributeCollection keyValues) =>
        Find(call, tableName, id, keyValues) ?? throw (keyValues.Count == 0
            ? NoSuchRow(tableName, id)
            : Faults.Of(Faults.RecordNotFoundByEntityKey,
                $"No '{tableName}' row has {string.Join(", ", keyValues.Select(v => $"{v.Key} = {(v.Value is EntityReference row ? row.Id : v.Value)}"))}."));

    public static FaultException<OrganizationServiceFault> NoSuchRow(string table, Guid id) =>
        Faults.Of(Faults.ObjectDoesNotExist, $"{table} With Id = {id} Does Not Exist");

    /// <summary>The id that a row gives itself, as such or as the value of its primary key column; empty for none.</summary>
    /// <exception cref="FaultException{OrganizationServiceFault}">Two different ids.</exception>
    public static Guid Stated(Table table, Entity row)
    {
        var asColumn = row.Attributes.TryGetValue(table.PrimaryId, out var value) && value is Guid id ? id : Guid.Empty;
        return row.Id == Guid.Empty || asColumn == Guid.Empty || row.Id == asColumn
            ? row.Id == Guid.Empty ? asColumn : row.Id
            : throw Faults.Of(Faults.InvalidArgument,
                $"'{table.LogicalName}' has the Id {row.Id}, but its '{table.PrimaryId}' is {asColumn}; give one of them, or the same.");
    }

    private static AlternateKey KeyOf(Table table, IReadOnlyCollection<string> columns) =>
        table.Keys.FirstOrDefault(k => k.Columns.Count == columns.Count && k.Columns.All(columns.Contains))
        ?? throw Faults.Of(Faults.InvalidEntityKey,
            $"'{table.LogicalName}' has no alternate key of the columns {string.Join(", ", columns)}.");
}
