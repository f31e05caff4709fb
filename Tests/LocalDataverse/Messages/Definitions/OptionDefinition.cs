using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Metadata;

namespace LocalDataverse.Messages.Definitions;

/// <summary>A list of options as the SDK describes it.</summary>
internal static class OptionDefinition
{
    /// <summary>Null for a column without options.</summary>
    public static OptionSetMetadata? Write(Column column, int language) => column.Choice is not { } choice ? null : Write(choice, language, column.Type switch
    {
        ColumnType.State => OptionSetType.State,
        ColumnType.Status => OptionSetType.Status,
        _ => OptionSetType.Picklist,
    });

    public static OptionSetMetadata Write(Choice choice, int language, OptionSetType type = OptionSetType.Picklist) =>
        new OptionSetMetadata(new OptionMetadataCollection([.. choice.Options.Select(o => Write(o, language, type))]))
        {
            Name = choice.Name,
            MetadataId = MetadataIds.Of("optionset", choice.Name),
            DisplayName = Definition.LabelOf(choice.DisplayName, language),
            IsGlobal = choice.IsGlobal,
            OptionSetType = type,
            IsCustomizable = new BooleanManagedProperty(choice.IsCustomizable),
        }.With(nameof(OptionSetMetadata.IsManaged), choice.IsManaged);

    /// <summary>The two options of a yes or no.</summary>
    public static BooleanOptionSetMetadata? WriteTwo(Choice? choice, int language) =>
        choice?.Find(1) is { } yes && choice.Find(0) is { } no
            ? new BooleanOptionSetMetadata(Write(yes, language, OptionSetType.Boolean), Write(no, language, OptionSetType.Boolean))
            : null;

    private static OptionMetadata Write(Option option, int language, OptionSetType type)
    {
        OptionMetadata definition = type switch
        {
            OptionSetType.State => new StateOptionMetadata { DefaultStatus = option.DefaultStatus },
            OptionSetType.Status => new StatusOptionMetadata { State = option.State },
            _ => new OptionMetadata(),
        };
        definition.Value = option.Value;
        definition.Label = Definition.LabelOf(option.Label, language);
        definition.Color = option.Color;
        definition.ExternalValue = option.ExternalValue;
        definition.With(nameof(OptionMetadata.IsManaged), option.IsManaged);
        return definition;
    }
}
