using System;
using System.Linq;
using LocalDataverse.Metadata;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Definitions;

/// <summary>Columns as definitions have them.</summary>
internal static class ColumnJson
{
    public static JObject Write(Table table, Column column, int language, bool withOptions)
    {
        var type = TypeOf(column);
        var json = new JObject
        {
            ["@odata.type"] = $"#{CastOf(column)}",
            ["LogicalName"] = column.LogicalName,
            ["SchemaName"] = column.SchemaName,
            ["EntityLogicalName"] = table.LogicalName,
            ["AttributeType"] = type,
            ["AttributeTypeName"] = new JObject { ["Value"] = $"{type}Type" },
            ["DisplayName"] = LabelJson.Write(column.DisplayName, language),
            ["RequiredLevel"] = new JObject { ["Value"] = LevelOf(column.Required) },
            ["IsPrimaryId"] = column.Type == ColumnType.PrimaryKey,
            ["IsPrimaryName"] = column.IsPrimaryName,
            ["IsCustomAttribute"] = column.LogicalName.Contains('_', StringComparison.Ordinal),
            ["IsValidForCreate"] = column.ValidForCreate,
            ["IsValidForUpdate"] = column.ValidForUpdate,
            ["IsValidForRead"] = column.Type != ColumnType.Unsupported,
            ["IsAuditEnabled"] = new JObject { ["Value"] = column.IsAudited },
        };
        AddOwn(json, column);
        if (withOptions && column.Choice is { } choice)
        {
            json["OptionSet"] = ChoiceJson.Write(choice, column.Type, language);
            json["GlobalOptionSet"] = choice.IsGlobal ? ChoiceJson.Write(choice, column.Type, language) : null;
        }

        return json;
    }

    /// <summary>The type of definition, by which an address may cast.</summary>
    public static string CastOf(Column column)
    {
        var kind = column.Type switch
        {
            ColumnType.PrimaryKey => "",
            ColumnType.Lookup or ColumnType.Owner => "Lookup",
            _ => TypeOf(column),
        };
        return $"Microsoft.Dynamics.CRM.{kind}AttributeMetadata";
    }

    private static void AddOwn(JObject json, Column column)
    {
        switch (column.Type)
        {
            case ColumnType.Text or ColumnType.Memo:
                json["MaxLength"] = column.MaxLength;
                json["Format"] = column.Format;
                json["FormatName"] = new JObject { ["Value"] = column.Format is { Length: > 0 } format ? char.ToUpperInvariant(format[0]) + format[1..] : "Text" };
                break;
            case ColumnType.Integer or ColumnType.BigInt or ColumnType.Decimal or ColumnType.Double or ColumnType.Money:
                json["MinValue"] = column.Minimum;
                json["MaxValue"] = column.Maximum;
                json["Precision"] = column.Precision;
                json["PrecisionSource"] = column.Type == ColumnType.Money ? (int)column.PrecisionSource : null;
                json["CalculationOf"] = column.CalculationOf;
                json["Format"] = column.Format;
                break;
            case ColumnType.Lookup or ColumnType.Owner:
                json["Targets"] = new JArray(column.Targets);
                break;
            case ColumnType.DateTime:
                json["Format"] = column.Format == "date" ? "DateOnly" : "DateAndTime";
                json["DateTimeBehavior"] = new JObject { ["Value"] = column.DateFormat == DateFormat.DateOnly ? "DateOnly" : "UserLocal" };
                break;
            case ColumnType.Choice:
                json["DefaultFormValue"] = column.DefaultValue ?? -1;
                break;
            case ColumnType.Boolean:
                json["DefaultValue"] = column.DefaultValue == 1;
                break;
        }
    }

    private static string TypeOf(Column column) => column.Type switch
    {
        ColumnType.PrimaryKey or ColumnType.UniqueIdentifier => "Uniqueidentifier",
        ColumnType.Text => column.IsTableName ? "EntityName" : "String",
        ColumnType.Choice => "Picklist",
        ColumnType.Lookup when column.Targets is ["account", "contact"] or ["contact", "account"] => "Customer",
        ColumnType.Unsupported => "Virtual",
        var other => other.ToString(),
    };

    private static string LevelOf(RequiredLevel level) => level == RequiredLevel.Required ? "ApplicationRequired" : level.ToString();
}
