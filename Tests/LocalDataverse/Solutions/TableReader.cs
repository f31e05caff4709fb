using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Reads the Entities section: whole tables, and shells that add to tables of others.</summary>
internal static class TableReader
{
    public static IReadOnlyList<Table> Read(SolutionPackage package) =>
        [.. package.Section("Entities").Where(e => e.Element("EntityInfo") is not null).Select(Read)];

    /// <summary>Only a table's own solution states its primary key; a shell states what it adds.</summary>
    public static bool IsWhole(this Table table) => table.Columns.Values.Any(c => c.Type == ColumnType.PrimaryKey);

    private static Table Read(XElement element)
    {
        var entity = element.RequiredElement("EntityInfo").RequiredElement("entity");
        var schemaName = entity.RequiredAttribute("Name");
        var table = new Table
        {
            LogicalName = schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            EntitySetName = entity.Text("EntitySetName") ?? "",
            ObjectTypeCode = element.Integer("ObjectTypeCode"),
            Ownership = Ownership(entity),
            IsActivity = entity.Flag("IsActivity"),
            ChangeTracking = entity.Flag("ChangeTrackingEnabled"),
            IsAudited = entity.Flag("IsAuditEnabled"),
            IsQuickCreateEnabled = entity.Flag("IsQuickCreateEnabled"),
            Icon = entity.Text("IconVectorName"),
            DisplayName = entity.LabelsOf("LocalizedNames"),
            DisplayCollectionName = entity.LabelsOf("LocalizedCollectionNames"),
            Columns = Columns(entity, schemaName.ToLowerInvariant()),
            Keys = [.. (entity.Element("EntityKeys")?.Elements("EntityKey") ?? []).Select(Key)],
        };
        return table.IsWhole() ? PlatformColumns.AddTo(table) : table;
    }

    private static Ownership Ownership(XElement entity) => entity.Text("OwnershipTypeMask") switch
    {
        null or "UserOwned" => Metadata.Ownership.User,
        "OrgOwned" => Metadata.Ownership.Organization,
        "UnOwned" or "None" => Metadata.Ownership.None,
        "BusinessOwned" or "BusinessParented" => Metadata.Ownership.Business,
        var other => throw Faults.NotSupportedHere($"ownership '{other}' of table '{entity.RequiredAttribute("Name")}'"),
    };

    private static Dictionary<string, Column> Columns(XElement entity, string table)
    {
        var columns = new Dictionary<string, Column>(StringComparer.Ordinal);
        foreach (var column in (entity.Element("attributes")?.Elements("attribute") ?? []).Select(a => ColumnReader.Read(a, table)))
        {
            if (!columns.TryAdd(column.LogicalName, column))
            {
                throw Faults.Of(Faults.InvalidArgument,
                    $"Table '{table}' states column '{column.LogicalName}' twice, as " +
                    $"{columns[column.LogicalName].Type} and as {column.Type}. Keep one.");
            }
        }

        return columns;
    }

    private static AlternateKey Key(XElement key) => new(
        key.Text("LogicalName") ?? key.Required("Name").ToLowerInvariant(),
        [.. key.RequiredElement("EntityKeyAttributes").Elements("AttributeName").Select(a => a.Value.Trim().ToLowerInvariant())]);
}
