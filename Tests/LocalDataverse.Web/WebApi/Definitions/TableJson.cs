using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Rights;
using LocalDataverse.Web.WebApi.Model;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Definitions;

/// <summary>Tables, their relationships and keys as definitions have them.</summary>
internal sealed class TableJson(Catalog catalog, int language)
{
    public JObject Write(Table table) => new()
    {
        ["LogicalName"] = table.LogicalName,
        ["SchemaName"] = table.SchemaName,
        ["EntitySetName"] = WebApiModel.SetOf(table),
        ["LogicalCollectionName"] = WebApiModel.SetOf(table),
        ["ObjectTypeCode"] = table.ObjectTypeCode,
        ["PrimaryIdAttribute"] = table.PrimaryId,
        ["PrimaryNameAttribute"] = table.PrimaryName,
        ["DisplayName"] = LabelJson.Write(table.DisplayName, language),
        ["DisplayCollectionName"] = LabelJson.Write(table.DisplayCollectionName, language),
        ["OwnershipType"] = table.Ownership switch { Ownership.User => "UserOwned", Ownership.Business => "BusinessOwned", _ => "OrganizationOwned" },
        ["IsActivity"] = table.IsActivity,
        ["IsCustomEntity"] = table.LogicalName.Contains('_', StringComparison.Ordinal),
        ["IsQuickCreateEnabled"] = table.IsQuickCreateEnabled,
        ["IsAuditEnabled"] = new JObject { ["Value"] = table.IsAudited },
        ["IsOptimisticConcurrencyEnabled"] = table.OptimisticConcurrency,
        ["ChangeTrackingEnabled"] = table.ChangeTracking,
        ["IconVectorName"] = table.Icon,
        ["Privileges"] = new JArray(!Privileges.HasPrivileges(table) ? [] : Privileges.Rights.Select(r =>
            new JObject { ["Name"] = Privileges.Name(table, r), ["PrivilegeType"] = Privileges.Verb(r) })),
    };

    /// <summary>What belongs to a table, by the name of its collection; null for another name.</summary>
    public IEnumerable<JObject>? Parts(Table table, string collection, bool withOptions = false, Func<Column, bool>? isWanted = null) => collection switch
    {
        "Attributes" => table.Columns.Values.Where(isWanted ?? (_ => true)).Select(c => ColumnJson.Write(table, c, language, withOptions)),
        "ManyToOneRelationships" => catalog.Relationships.Values.Where(r => r.Referencing == table.LogicalName && catalog.Find(r.Referenced) is not null).Select(Write),
        "OneToManyRelationships" => catalog.Relationships.Values.Where(r => r.Referenced == table.LogicalName).Select(Write),
        "ManyToManyRelationships" => catalog.ManyToMany.Values.Where(r => r.First == table.LogicalName || r.Second == table.LogicalName).Select(Write),
        "Keys" => table.Keys.Select(k => new JObject
        {
            ["LogicalName"] = k.Name,
            ["EntityLogicalName"] = table.LogicalName,
            ["KeyAttributes"] = new JArray(k.Columns),
            ["EntityKeyIndexStatus"] = "Active",
        }),
        _ => null,
    };

    private JObject Write(Relationship relationship) => new()
    {
        ["SchemaName"] = relationship.Name,
        ["RelationshipType"] = "OneToManyRelationship",
        ["ReferencedEntity"] = relationship.Referenced,
        ["ReferencedAttribute"] = catalog.Get(relationship.Referenced).PrimaryId,
        ["ReferencedEntityNavigationPropertyName"] = relationship.NameToChildren(),
        ["ReferencingEntity"] = relationship.Referencing,
        ["ReferencingAttribute"] = relationship.Column,
        ["ReferencingEntityNavigationPropertyName"] = relationship.NameToParent(catalog),
    };

    private static JObject Write(ManyToMany links) => new()
    {
        ["SchemaName"] = links.Name,
        ["RelationshipType"] = "ManyToManyRelationship",
        ["Entity1LogicalName"] = links.First,
        ["Entity2LogicalName"] = links.Second,
        ["IntersectEntityName"] = links.Intersect,
    };
}
