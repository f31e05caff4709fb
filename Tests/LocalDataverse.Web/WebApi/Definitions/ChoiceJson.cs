using System;
using System.Linq;
using LocalDataverse.Metadata;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Definitions;

/// <summary>Lists of options as definitions have them.</summary>
internal static class ChoiceJson
{
    private const string TypeName = "@odata.type";

    public static JObject Write(Choice choice, ColumnType type, int language)
    {
        var json = new JObject
        {
            [TypeName] = $"#Microsoft.Dynamics.CRM.{(type == ColumnType.Boolean ? "Boolean" : "")}OptionSetMetadata",
            ["MetadataId"] = IdOf(choice).ToString(),
            ["Name"] = choice.Name,
            ["IsGlobal"] = choice.IsGlobal,
            ["IsManaged"] = choice.IsManaged,
            ["IsCustomOptionSet"] = choice.Name.Contains('_', StringComparison.Ordinal),
            ["IsCustomizable"] = new JObject { ["Value"] = choice.IsCustomizable, ["CanBeChanged"] = !choice.IsManaged, ["ManagedPropertyLogicalName"] = "iscustomizable" },
            ["OptionSetType"] = type is ColumnType.Boolean or ColumnType.State or ColumnType.Status ? type.ToString() : "Picklist",
            ["DisplayName"] = LabelJson.Write(choice.DisplayName, language),
        };
        if (type == ColumnType.Boolean)
        {
            json["TrueOption"] = choice.Find(1) is { } yes ? Option(yes, type, language) : null;
            json["FalseOption"] = choice.Find(0) is { } no ? Option(no, type, language) : null;
        }
        else
        {
            json["Options"] = new JArray(choice.Options.Select(o => Option(o, type, language)));
        }

        return json;
    }

    public static Guid IdOf(Choice choice) => MetadataIds.Of("optionset", choice.Name);

    private static JObject Option(Option option, ColumnType type, int language)
    {
        var json = new JObject
        {
            ["Value"] = option.Value,
            ["Label"] = LabelJson.Write(option.Label, language),
            ["Color"] = option.Color,
            ["ExternalValue"] = option.ExternalValue ?? "",
            ["IsManaged"] = option.IsManaged,
            ["MetadataId"] = null,
        };
        if (type == ColumnType.State)
        {
            json[TypeName] = "#Microsoft.Dynamics.CRM.StateOptionMetadata";
            json["DefaultStatus"] = option.DefaultStatus;
        }
        else if (type == ColumnType.Status)
        {
            json[TypeName] = "#Microsoft.Dynamics.CRM.StatusOptionMetadata";
            json["State"] = option.State;
        }

        return json;
    }
}
