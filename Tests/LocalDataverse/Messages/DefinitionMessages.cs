using System;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Rows;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace LocalDataverse.Messages;

/// <summary>What a table is: its names, its columns and its alternate keys, whose indexes are always there.</summary>
internal sealed class RetrieveEntityMessage : IMessage
{
    private const EntityFilters Known = EntityFilters.Entity | EntityFilters.Attributes;

    public string Name => "RetrieveEntity";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        if (request.Required<EntityFilters>("EntityFilters") is var asked && (asked & ~Known) != 0)
        {
            throw Faults.NotSupportedHere($"RetrieveEntity with {asked & ~Known}; it gives Entity and Attributes.");
        }

        var table = Tables.Get(call, request.Required<string>("LogicalName"));
        var definition = new EntityMetadata { LogicalName = table.LogicalName, SchemaName = table.SchemaName };
        Set(definition, nameof(definition.PrimaryIdAttribute), table.PrimaryId);
        Set(definition, nameof(definition.PrimaryNameAttribute), table.PrimaryName);
        Set(definition, nameof(definition.Keys), table.Keys.Select(KeyOf).ToArray());
        if (asked.HasFlag(EntityFilters.Attributes))
        {
            Set(definition, nameof(definition.Attributes), table.Columns.Values.Select(ColumnOf).ToArray());
        }

        return Parameters.Answer<RetrieveEntityResponse>(Name, ("EntityMetadata", definition));
    }

    private static EntityKeyMetadata KeyOf(AlternateKey key)
    {
        var definition = new EntityKeyMetadata { LogicalName = key.Name, KeyAttributes = [.. key.Columns] };
        Set(definition, nameof(definition.EntityKeyIndexStatus), EntityKeyIndexStatus.Active);
        return definition;
    }

    private static AttributeMetadata ColumnOf(Column column) => new() { LogicalName = column.LogicalName, SchemaName = column.SchemaName };

    /// <summary>Definitions are made by the platform alone, so their setters are not public.</summary>
    private static void Set(MetadataBase definition, string property, object? value) =>
        definition.GetType().GetProperty(property)!.SetValue(definition, value);
}
