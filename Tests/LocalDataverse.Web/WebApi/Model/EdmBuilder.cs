using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Operations;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;
using Table = LocalDataverse.Metadata.Table;

namespace LocalDataverse.Web.WebApi.Model;

/// <summary>The entity data model of an organisation, by which addresses are read and which $metadata shows.</summary>
internal sealed class EdmBuilder
{
    public const string Namespace = "Microsoft.Dynamics.CRM";

    private readonly WebApiModel _api;
    private readonly EdmModel _model = new();
    private readonly EdmEntityContainer _container = new(Namespace, "System");
    private readonly EdmEntityType _base = new(Namespace, "crmbaseentity", null, isAbstract: true, isOpen: false);
    private readonly Dictionary<string, EdmEntityType> _types = [];
    private readonly Dictionary<string, EdmEntitySet> _sets = [];

    private EdmBuilder(WebApiModel api) => _api = api;

    public static IEdmModel Build(WebApiModel api) => new EdmBuilder(api).Build();

    private EdmModel Build()
    {
        _model.AddElement(_base);
        _model.AddElement(_container);
        foreach (var table in _api.Catalog.Tables.Values)
        {
            AddType(table);
        }

        foreach (var relationship in _api.Catalog.Relationships.Values.Where(r => _types.ContainsKey(r.Referenced)))
        {
            AddRelationship(relationship);
        }

        foreach (var table in _api.Catalog.Tables.Values)
        {
            AddRemainingParents(table);
        }

        foreach (var links in _api.Catalog.ManyToMany.Values)
        {
            Add(links.First, links.Name, links.Second, EdmMultiplicity.Many);
            Add(links.Second, links.Name, links.First, EdmMultiplicity.Many);
        }

        QueryFunctions.AddTo(_model, Namespace);
        foreach (var operation in _api.Operations.All)
        {
            AddOperation(operation);
        }

        return _model;
    }

    private void AddType(Table table)
    {
        var type = new EdmEntityType(Namespace, table.LogicalName, _base);
        foreach (var column in table.Columns.Values.Where(c => c.Type != ColumnType.Unsupported))
        {
            var property = type.AddStructuralProperty(WebApiModel.PropertyOf(column), TypeOf(column), column.Type != ColumnType.PrimaryKey);
            if (column.Type == ColumnType.PrimaryKey)
            {
                type.AddKeys(property);
            }
        }

        foreach (var key in table.Keys.Where(k => k.Columns.All(c => table.Find(c) is { Type: not ColumnType.Unsupported })))
        {
            _model.AddAlternateKeyAnnotation(type, key.Columns.Select(c => WebApiModel.PropertyOf(table.Get(c)))
                .ToDictionary(name => name, name => (IEdmProperty)type.FindProperty(name)));
        }

        _types.Add(table.LogicalName, type);
        _sets.Add(table.LogicalName, _container.AddEntitySet(WebApiModel.SetOf(table), type));
        _model.AddElement(type);
    }

    private void AddRelationship(Relationship relationship)
    {
        var toParent = relationship.NameToParent(_api.Catalog);
        var (child, parent) = (_types[relationship.Referencing], _types[relationship.Referenced]);
        if (child.FindProperty(toParent) is not null || parent.FindProperty(relationship.NameToChildren()) is not null)
        {
            return;
        }

        var navigation = child.AddBidirectionalNavigation(
            new EdmNavigationPropertyInfo { Name = toParent, Target = parent, TargetMultiplicity = EdmMultiplicity.ZeroOrOne },
            new EdmNavigationPropertyInfo { Name = relationship.NameToChildren(), Target = child, TargetMultiplicity = EdmMultiplicity.Many });
        _sets[relationship.Referencing].AddNavigationTarget(navigation, _sets[relationship.Referenced]);
        _sets[relationship.Referenced].AddNavigationTarget(navigation.Partner, _sets[relationship.Referencing]);
    }

    /// <summary>Lookups whose relationships no solution states, as createdby.</summary>
    private void AddRemainingParents(Table table)
    {
        foreach (var parent in _api.Catalog.ToParents(table))
        {
            Add(table.LogicalName, parent.Name, parent.Target, EdmMultiplicity.ZeroOrOne);
        }
    }

    private void Add(string table, string name, string target, EdmMultiplicity multiplicity)
    {
        if (_types[table].FindProperty(name) is null)
        {
            var navigation = _types[table].AddUnidirectionalNavigation(
                new EdmNavigationPropertyInfo { Name = name, Target = _types[target], TargetMultiplicity = multiplicity });
            _sets[table].AddNavigationTarget(navigation, _sets[target]);
        }
    }

    private void AddOperation(Operation operation)
    {
        EdmOperation edm;
        if (operation.IsFunction)
        {
            edm = new EdmFunction(Namespace, operation.Name, new EdmEntityTypeReference(_base, true), operation.BoundTable is not null, null, false);
        }
        else
        {
            edm = new EdmAction(Namespace, operation.Name, null, operation.BoundTable is not null, null);
        }

        if (operation.BoundTable is { } table)
        {
            edm.AddParameter("entity", new EdmEntityTypeReference(_types[table], false));
        }

        foreach (var parameter in operation.Parameters.Where(_ => operation.IsFunction))
        {
            edm.AddParameter(parameter.Name, new EdmEntityTypeReference(_base, true));
        }

        _model.AddElement(edm);
        if (operation.BoundTable is null)
        {
            if (edm is EdmFunction function)
            {
                _container.AddFunctionImport(operation.Name, function);
            }
            else
            {
                _container.AddActionImport((EdmAction)edm);
            }
        }
    }

    private static EdmPrimitiveTypeKind TypeOf(Column column) => column.Type switch
    {
        ColumnType.Text or ColumnType.Memo => EdmPrimitiveTypeKind.String,
        ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status => EdmPrimitiveTypeKind.Int32,
        ColumnType.BigInt => EdmPrimitiveTypeKind.Int64,
        ColumnType.Decimal or ColumnType.Money => EdmPrimitiveTypeKind.Decimal,
        ColumnType.Double => EdmPrimitiveTypeKind.Double,
        ColumnType.Boolean => EdmPrimitiveTypeKind.Boolean,
        ColumnType.DateTime => column.DateFormat == DateFormat.DateOnly ? EdmPrimitiveTypeKind.Date : EdmPrimitiveTypeKind.DateTimeOffset,
        _ => EdmPrimitiveTypeKind.Guid,
    };
}
