using LocalDataverse.Metadata;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Metadata;

namespace LocalDataverse.Messages.Definitions;

/// <summary>A table as the SDK describes it.</summary>
internal sealed class TableDefinition(Catalog catalog, int language)
{
    public EntityMetadata Write(Table table, EntityFilters parts)
    {
        var definition = new EntityMetadata
        {
            LogicalName = table.LogicalName,
            SchemaName = table.SchemaName,
            EntitySetName = table.SetName,
            DisplayName = Definition.LabelOf(table.DisplayName, language),
            DisplayCollectionName = Definition.LabelOf(table.DisplayCollectionName, language),
            IsActivity = table.IsActivity,
            OwnershipType = OwnershipOf(table),
        };
        definition.With(nameof(definition.PrimaryIdAttribute), table.PrimaryId)
            .With(nameof(definition.PrimaryNameAttribute), table.PrimaryName)
            .With(nameof(definition.LogicalCollectionName), table.SetName)
            .With(nameof(definition.ObjectTypeCode), table.ObjectTypeCode)
            .With(nameof(definition.IsCustomEntity), Definition.IsCustom(table.LogicalName))
            .With(nameof(definition.Keys), table.Keys.Select(k => KeyOf(table, k)).ToArray());
        if (parts.HasFlag(EntityFilters.Attributes))
        {
            definition.With(nameof(definition.Attributes), table.Columns.Values.Select(c => ColumnDefinition.Write(table, c, language)).ToArray());
        }

        if (parts.HasFlag(EntityFilters.Relationships))
        {
            AddRelationships(definition, table);
        }

        return parts.HasFlag(EntityFilters.Privileges) ? definition.With(nameof(definition.Privileges), PrivilegesOf(table)) : definition;
    }

    private void AddRelationships(EntityMetadata definition, Table table)
    {
        var known = catalog.Relationships.Values.Where(r => catalog.Find(r.Referenced) is not null && catalog.Find(r.Referencing) is not null).ToList();
        definition.With(nameof(definition.ManyToOneRelationships), known.Where(r => r.Referencing == table.LogicalName).Select(RelationshipOf).ToArray())
            .With(nameof(definition.OneToManyRelationships), known.Where(r => r.Referenced == table.LogicalName).Select(RelationshipOf).ToArray())
            .With(nameof(definition.ManyToManyRelationships), catalog.ManyToMany.Values
                .Where(l => l.First == table.LogicalName || l.Second == table.LogicalName).Select(LinksOf).ToArray());
    }

    private OneToManyRelationshipMetadata RelationshipOf(Metadata.Relationship relationship) => new()
    {
        SchemaName = relationship.Name,
        ReferencedEntity = relationship.Referenced,
        ReferencedAttribute = catalog.Get(relationship.Referenced).PrimaryId,
        ReferencedEntityNavigationPropertyName = relationship.NameToChildren(),
        ReferencingEntity = relationship.Referencing,
        ReferencingAttribute = relationship.Column,
        ReferencingEntityNavigationPropertyName = relationship.NameToParent(catalog),
        IsCustomRelationship = Definition.IsCustom(relationship.Column),
        CascadeConfiguration = new CascadeConfiguration { Assign = TypeOf(relationship.Assign), Delete = TypeOf(relationship.Delete), Share = TypeOf(relationship.Share), Reparent = TypeOf(relationship.Reparent) },
    };

    private ManyToManyRelationshipMetadata LinksOf(ManyToMany links) => new()
    {
        SchemaName = links.Name,
        Entity1LogicalName = links.First,
        Entity1IntersectAttribute = catalog.Get(links.First).PrimaryId,
        Entity1NavigationPropertyName = links.Name,
        Entity2LogicalName = links.Second,
        Entity2IntersectAttribute = catalog.Get(links.Second).PrimaryId,
        Entity2NavigationPropertyName = links.Name,
        IntersectEntityName = links.Intersect,
    };

    private static SecurityPrivilegeMetadata[] PrivilegesOf(Table table) => !Privileges.HasPrivileges(table) ? [] :
    [
        .. Privileges.Rights.Select(right => Definition.New<SecurityPrivilegeMetadata>()
            .With(nameof(SecurityPrivilegeMetadata.Name), Privileges.Name(table, right))
            .With(nameof(SecurityPrivilegeMetadata.PrivilegeType), TypeOf(right))
            .With(nameof(SecurityPrivilegeMetadata.CanBeGlobal), true)
            .With(nameof(SecurityPrivilegeMetadata.CanBeDeep), table.Ownership != Ownership.Organization)
            .With(nameof(SecurityPrivilegeMetadata.CanBeLocal), table.Ownership != Ownership.Organization)
            .With(nameof(SecurityPrivilegeMetadata.CanBeBasic), table.Ownership == Ownership.User)),
    ];

    private static EntityKeyMetadata KeyOf(Table table, AlternateKey key)
    {
        var definition = new EntityKeyMetadata { LogicalName = key.Name, SchemaName = key.Name, KeyAttributes = [.. key.Columns] };
        return definition.With(nameof(definition.EntityKeyIndexStatus), EntityKeyIndexStatus.Active).With(nameof(definition.EntityLogicalName), table.LogicalName);
    }

    private static OwnershipTypes OwnershipOf(Table table) => table.Ownership switch
    {
        Ownership.User => OwnershipTypes.UserOwned,
        Ownership.Business => OwnershipTypes.BusinessOwned,
        Ownership.None => OwnershipTypes.None,
        _ => OwnershipTypes.OrganizationOwned,
    };

    private static CascadeType TypeOf(Cascade cascade) => System.Enum.Parse<CascadeType>(cascade.ToString());

    private static PrivilegeType TypeOf(AccessRights right) => System.Enum.Parse<PrivilegeType>(Privileges.Verb(right));
}
