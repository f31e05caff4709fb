using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Reads one attribute element of a table.</summary>
internal static partial class ColumnReader
{
    public static Column Read(XElement attribute, string table)
    {
        var schemaName = attribute.RequiredAttribute("PhysicalName");
        var type = WhyLeftOut(attribute) is null ? TypeOf(attribute.Required("Type"), $"{table}.{schemaName}") : ColumnType.Unsupported;
        return new Column
        {
            LogicalName = attribute.Text("LogicalName") ?? schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            Type = type,
            Required = RequiredLevel(attribute),
            ValidForCreate = attribute.Flag("ValidForCreateApi", otherwise: true),
            ValidForUpdate = attribute.Flag("ValidForUpdateApi", otherwise: true),
            IsPrimaryName = Array.IndexOf((attribute.Text("DisplayMask") ?? "").Split('|'), "PrimaryName") >= 0,
            DisplayName = attribute.LabelsOf("displaynames"),
            Choice = ChoiceReader.OfColumn(attribute, type, table),
            DefaultValue = DefaultValue(attribute, type),
            MaxLength = attribute.Integer("MaxLength"),
            Minimum = HasLimits(type) ? attribute.Number("MinValue") : null,
            Maximum = HasLimits(type) ? attribute.Number("MaxValue") : null,
            Precision = attribute.Integer("Accuracy") ?? 0,
            PrecisionSource = (PrecisionSource)(attribute.Integer("AccuracySource") ?? 0),
            DateFormat = DateFormat(attribute, type),
            NumberDigits = NumberDigits(attribute),
            IsTableName = attribute.Text("Type") == "entityname",
            Format = attribute.Text("Format"),
            IsAudited = attribute.Flag("IsAuditEnabled", otherwise: true),
            CalculationOf = attribute.Text("CalculationOf")?.ToLowerInvariant(),
        };
    }

    /// <summary>What the platform does for such a column and the local host doesn't; null for any other.</summary>
    public static string? WhyLeftOut(XElement attribute) => attribute switch
    {
        _ when attribute.Text("SourceType") is "1" => "that is calculated",
        _ when attribute.Text("SourceType") is "2" => "that is rolled up",
        _ when attribute.Text("SourceType") is { } source and not "0" => $"of source type {source}",
        _ when attribute.Text("AutoNumberFormat") is { Length: > 0 } format && NumberDigits(attribute) is null => $"that is numbered automatically as '{format}'",
        _ when attribute.Text("Type") == "datetime" && attribute.Integer("Behavior") == 3 => "that is a time without a zone (behavior 3)",
        _ => null,
    };

    /// <summary>Of a column that is a running number and nothing else.</summary>
    private static int? NumberDigits(XElement attribute) =>
        attribute.Text("Type") == "nvarchar" && RunningNumber.Match(attribute.Text("AutoNumberFormat") ?? "") is { Success: true } format
            ? int.Parse(format.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    private static ColumnType TypeOf(string type, string column) => type switch
    {
        "primarykey" => ColumnType.PrimaryKey,
        "uniqueidentifier" => ColumnType.UniqueIdentifier,
        "nvarchar" => ColumnType.Text,
        "ntext" => ColumnType.Memo,
        "int" => ColumnType.Integer,
        "bigint" => ColumnType.BigInt,
        "decimal" => ColumnType.Decimal,
        "float" => ColumnType.Double,
        "money" => ColumnType.Money,
        "bit" => ColumnType.Boolean,
        "datetime" => ColumnType.DateTime,
        "lookup" or "customer" => ColumnType.Lookup,
        "owner" => ColumnType.Owner,
        "picklist" => ColumnType.Choice,
        "state" => ColumnType.State,
        "status" => ColumnType.Status,
        "entityname" => ColumnType.Text,
        "multiselectpicklist" or "image" or "file" or "partylist" or "virtual" or "managedproperty" =>
            ColumnType.Unsupported,
        _ => throw Faults.NotSupportedHere($"column type '{type}' of '{column}'"),
    };

    private static RequiredLevel RequiredLevel(XElement attribute) => attribute.Text("RequiredLevel") switch
    {
        null or "none" => Metadata.RequiredLevel.None,
        "recommended" => Metadata.RequiredLevel.Recommended,
        "required" => Metadata.RequiredLevel.Required,
        "systemrequired" => Metadata.RequiredLevel.SystemRequired,
        var other => throw Faults.NotSupportedHere($"required level '{other}' of {attribute.Describe()}"),
    };

    /// <summary>-1 means none for a choice; a two-options column always has a default.</summary>
    private static int? DefaultValue(XElement attribute, ColumnType type) => type switch
    {
        ColumnType.Choice => attribute.Integer("AppDefaultValue") is { } value and not -1 ? value : null,
        ColumnType.Boolean => attribute.Integer("AppDefaultValue") ?? 0,
        ColumnType.State => 0,
        _ => null,
    };

    /// <summary>Behavior 2 is a day without a zone; Format says only how a form shows it.</summary>
    private static DateFormat DateFormat(XElement attribute, ColumnType type) =>
        type == ColumnType.DateTime && attribute.Integer("Behavior") == 2 ? Metadata.DateFormat.DateOnly : Metadata.DateFormat.DateAndTime;

    private static bool HasLimits(ColumnType type) =>
        type is ColumnType.Integer or ColumnType.BigInt or ColumnType.Decimal or ColumnType.Double or ColumnType.Money;

    [GeneratedRegex(@"^\{SEQNUM:([1-9][0-9]?)\}$")]
    private static partial Regex RunningNumber { get; }
}
