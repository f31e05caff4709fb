using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Messages;
using LocalDataverse.Registrations;

namespace LocalDataverse.Web.WebApi.Operations;

/// <summary>The platform's messages that the local host answers by the Web API, and all custom APIs.</summary>
internal sealed class OperationCatalog
{
    private static readonly OperationParameter OptionSet = new("OptionSetName", ValueKind.Text);
    private static readonly OperationParameter OfTable = new("EntityLogicalName", ValueKind.Text);
    private static readonly OperationParameter OfColumn = new("AttributeLogicalName", ValueKind.Text);
    private static readonly OperationParameter Value = new("Value", ValueKind.Integer);
    private static readonly OperationParameter Text = new("Label", ValueKind.Label);
    private static readonly OperationParameter Color = new("Color", ValueKind.Text);
    private static readonly OperationParameter External = new("ExternalValue", ValueKind.Text);
    private static readonly OperationParameter Solution = new("SolutionUniqueName", ValueKind.Text);
    private static readonly OperationParameter Merge = new("MergeLabels", ValueKind.Boolean);
    private static readonly OperationParameter Target = new("Target", ValueKind.EntityReference);
    private static readonly OperationParameter[] Closing = [new("Status", ValueKind.Option), new("OpportunityClose", ValueKind.Entity, "opportunityclose")];

    private static readonly Operation[] OfPlatform =
    [
        Action("WinOpportunity", Closing),
        Action("LoseOpportunity", Closing),
        Action("InsertOptionValue", OptionSet, OfTable, OfColumn, Value, Text, Color, External, Solution),
        Action("InsertStatusValue", OfTable, OfColumn, Value, Text, new("StateCode", ValueKind.Integer), Solution),
        Action("UpdateOptionValue", OptionSet, OfTable, OfColumn, Value, Text, Merge, Color, External, Solution),
        Action("DeleteOptionValue", OptionSet, OfTable, OfColumn, Value, Solution),
        Action("OrderOption", OptionSet, OfTable, OfColumn, new("Values", ValueKind.IntegerArray), Solution),
        Action("PublishXml", new OperationParameter("ParameterXml", ValueKind.Text)),
        Action("PublishAllXml"),
        Action("ImportSolution", ImportParameters()),
        Action("ImportSolutionAsync", ImportParameters()),
        new("WhoAmI", IsFunction: true, null, []),
        new("RetrieveVersion", IsFunction: true, null, []),
        new("RetrieveProvisionedLanguages", IsFunction: true, null, []),
        new("RetrieveCurrentOrganization", IsFunction: true, null, [new("AccessType", ValueKind.EndpointAccess)]),
        new("RetrieveRecordChangeHistory", IsFunction: true, null, [Target]),
        new("RetrievePrincipalAccess", IsFunction: true, "systemuser", [Target], "Principal"),
    ];

    private readonly Dictionary<string, Operation> _byName;

    public OperationCatalog(IEnumerable<CustomApiMessage> apis)
    {
        _byName = OfPlatform.Concat(apis.Select(a => Of(a.Api))).ToDictionary(o => o.Name, StringComparer.Ordinal);
    }

    public IEnumerable<Operation> All => _byName.Values;

    public Operation? Find(string name) => _byName.GetValueOrDefault(name);

    private static OperationParameter[] ImportParameters() =>
    [
        new("CustomizationFile", ValueKind.Bytes), new("PublishWorkflows", ValueKind.Boolean), new("OverwriteUnmanagedCustomizations", ValueKind.Boolean),
        new("ImportJobId", ValueKind.Guid), new("HoldingSolution", ValueKind.Boolean), new("SkipProductUpdateDependencies", ValueKind.Boolean),
    ];

    private static Operation Action(string name, params OperationParameter[] parameters) => new(name, IsFunction: false, null, parameters);

    private static Operation Of(CustomApi api) =>
        new(api.UniqueName, api.IsFunction, api.BoundTable, [.. api.Parameters.Select(p => new OperationParameter(p.Name, KindOf(p.Type), p.Table))]);

    private static ValueKind KindOf(ApiValueType type) => type switch
    {
        ApiValueType.Boolean => ValueKind.Boolean,
        ApiValueType.DateTime => ValueKind.DateTime,
        ApiValueType.Decimal => ValueKind.Decimal,
        ApiValueType.Entity => ValueKind.Entity,
        ApiValueType.EntityCollection => ValueKind.EntityCollection,
        ApiValueType.EntityReference => ValueKind.EntityReference,
        ApiValueType.Float => ValueKind.Double,
        ApiValueType.Integer => ValueKind.Integer,
        ApiValueType.Money => ValueKind.Money,
        ApiValueType.Picklist => ValueKind.Option,
        ApiValueType.String => ValueKind.Text,
        ApiValueType.StringArray => ValueKind.TextArray,
        _ => ValueKind.Guid,
    };
}
