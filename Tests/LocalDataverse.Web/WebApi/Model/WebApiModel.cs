using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Operations;
using Microsoft.OData.Edm;
using Organization = LocalDataverse.Pipeline.Model;

namespace LocalDataverse.Web.WebApi.Model;

/// <summary>The organisation as the Web API shows it: entity sets, navigation properties, operations. Worked out once for each state.</summary>
internal sealed class WebApiModel
{
    private static readonly ConditionalWeakTable<Organization, WebApiModel> Known = [];

    private readonly Dictionary<string, Table> _sets;
    private readonly ILookup<(string Table, string Navigation), ParentNavigation> _parents;
    private readonly ILookup<(string Table, string Navigation), Relationship> _children;

    private WebApiModel(Organization organization)
    {
        Catalog = organization.Catalog;
        Operations = new OperationCatalog(organization.CustomApis.Values);
        _sets = Catalog.Tables.Values.ToDictionary(SetOf, StringComparer.Ordinal);
        _parents = Catalog.Tables.Values
            .SelectMany(t => Catalog.ToParents(t).Select(n => (Table: t.LogicalName, Navigation: n)))
            .ToLookup(n => (n.Table, n.Navigation.Name), n => n.Navigation);
        _children = Catalog.Relationships.Values.Where(r => Catalog.Find(r.Referenced) is not null)
            .ToLookup(r => (r.Referenced, r.NameToChildren()));
        Edm = EdmBuilder.Build(this);
    }

    public Catalog Catalog { get; }

    public OperationCatalog Operations { get; }

    public IEdmModel Edm { get; }

    public static WebApiModel Of(Organization organization) => Known.GetValue(organization, o => new WebApiModel(o));

    public static string SetOf(Table table) => table.SetName;

    public Table? TableOf(string set) => _sets.GetValueOrDefault(set);

    public ParentNavigation? Parent(Table table, string navigation) => _parents[(table.LogicalName, navigation)].FirstOrDefault();

    public Relationship? Children(Table table, string navigation) => _children[(table.LogicalName, navigation)].FirstOrDefault();

    public ManyToMany? Links(Table table, string navigation) =>
        Catalog.ManyToMany.GetValueOrDefault(navigation) is { } links && (links.First == table.LogicalName || links.Second == table.LogicalName) ? links : null;

    /// <summary>The column that a property stands for: itself, or the lookup of _x_value.</summary>
    public static Column? ColumnOf(Table table, string property) =>
        table.Find(property) is { Type: not (ColumnType.Lookup or ColumnType.Owner or ColumnType.Unsupported) } plain ? plain : LookupOf(table, property);

    /// <summary>The name of the property that stands for a column.</summary>
    public static string PropertyOf(Column column) => column.Type is ColumnType.Lookup or ColumnType.Owner ? $"_{column.LogicalName}_value" : column.LogicalName;

    private static Column? LookupOf(Table table, string property) =>
        property.StartsWith('_') && property.EndsWith("_value", StringComparison.Ordinal) && property.Length > 7 &&
        table.Find(property[1..^6]) is { Type: ColumnType.Lookup or ColumnType.Owner } lookup ? lookup : null;
}
