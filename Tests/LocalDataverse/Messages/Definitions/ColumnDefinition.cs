using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk.Metadata;

namespace LocalDataverse.Messages.Definitions;

/// <summary>A column as the SDK describes it, in the class of its type.</summary>
internal static class ColumnDefinition
{
    public static AttributeMetadata Write(Table table, Column column, int language)
    {
        var definition = Typed(column, language);
        definition.LogicalName = column.LogicalName;
        definition.SchemaName = column.SchemaName;
        definition.DisplayName = Definition.LabelOf(column.DisplayName, language);
        definition.RequiredLevel = new AttributeRequiredLevelManagedProperty(LevelOf(column.Required));
        return definition.With(nameof(definition.EntityLogicalName), table.LogicalName)
            .With(nameof(definition.IsPrimaryId), column.Type == ColumnType.PrimaryKey)
            .With(nameof(definition.IsPrimaryName), column.IsPrimaryName)
            .With(nameof(definition.IsCustomAttribute), Definition.IsCustom(column.LogicalName))
            .With(nameof(definition.IsValidForCreate), column.ValidForCreate)
            .With(nameof(definition.IsValidForUpdate), column.ValidForUpdate)
            .With(nameof(definition.IsValidForRead), column.Type != ColumnType.Unsupported);
    }

    private static AttributeMetadata Typed(Column column, int language) => column.Type switch
    {
        ColumnType.Text when column.IsTableName => new EntityNameAttributeMetadata(),
        ColumnType.Text => new StringAttributeMetadata { MaxLength = column.MaxLength },
        ColumnType.Memo => new MemoAttributeMetadata { MaxLength = column.MaxLength },
        ColumnType.Integer => new IntegerAttributeMetadata { MinValue = (int?)column.Minimum, MaxValue = (int?)column.Maximum },
        ColumnType.BigInt => new BigIntAttributeMetadata(),
        ColumnType.Decimal => new DecimalAttributeMetadata { MinValue = column.Minimum, MaxValue = column.Maximum, Precision = column.Precision },
        ColumnType.Double => new DoubleAttributeMetadata { MinValue = (double?)column.Minimum, MaxValue = (double?)column.Maximum, Precision = column.Precision },
        ColumnType.Money => new MoneyAttributeMetadata { Precision = column.Precision, PrecisionSource = (int)column.PrecisionSource },
        ColumnType.Boolean => new BooleanAttributeMetadata { DefaultValue = column.DefaultValue == 1, OptionSet = OptionDefinition.WriteTwo(column.Choice, language) },
        ColumnType.DateTime => new DateTimeAttributeMetadata(column.DateFormat == DateFormat.DateOnly ? DateTimeFormat.DateOnly : DateTimeFormat.DateAndTime)
        {
            DateTimeBehavior = column.DateFormat == DateFormat.DateOnly ? DateTimeBehavior.DateOnly : DateTimeBehavior.UserLocal,
        },
        ColumnType.Lookup => Lookup(column, IsCustomer(column) ? AttributeTypeCode.Customer : AttributeTypeCode.Lookup),
        ColumnType.Owner => Lookup(column, AttributeTypeCode.Owner),
        ColumnType.Choice => new PicklistAttributeMetadata { DefaultFormValue = column.DefaultValue ?? -1, OptionSet = OptionDefinition.Write(column, language) },
        ColumnType.State => new StateAttributeMetadata { OptionSet = OptionDefinition.Write(column, language) },
        ColumnType.Status => new StatusAttributeMetadata { OptionSet = OptionDefinition.Write(column, language) },
        _ => Of(new AttributeMetadata(), column.Type == ColumnType.Unsupported ? AttributeTypeCode.Virtual : AttributeTypeCode.Uniqueidentifier),
    };

    private static bool IsCustomer(Column column) => column.Targets is ["account", "contact"] or ["contact", "account"];

    private static AttributeMetadata Lookup(Column column, AttributeTypeCode type) => Of(new LookupAttributeMetadata { Targets = [.. column.Targets] }, type);

    private static AttributeMetadata Of(AttributeMetadata definition, AttributeTypeCode type) => definition.With(nameof(definition.AttributeType), type);

    private static AttributeRequiredLevel LevelOf(RequiredLevel level) => level switch
    {
        RequiredLevel.Recommended => AttributeRequiredLevel.Recommended,
        RequiredLevel.Required => AttributeRequiredLevel.ApplicationRequired,
        RequiredLevel.SystemRequired => AttributeRequiredLevel.SystemRequired,
        _ => AttributeRequiredLevel.None,
    };
}
