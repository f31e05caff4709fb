using System;
using FakeXrmEasy;
using FakeXrmEasy.FakeMessageExecutors;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasyTests;

/// <summary>A custom API of the package: its class runs as the main operation.</summary>
internal sealed class CustomApiExecutor(CustomApi api) : IFakeMessageExecutor
{
    public bool CanExecute(OrganizationRequest request) => request.RequestName == api.UniqueName;

    public Type GetResponsibleRequestType() => typeof(OrganizationRequest);

    public OrganizationResponse Execute(OrganizationRequest request, XrmFakedContext ctx)
    {
        var organization = (FakeOrganization)ctx;
        var context = new XrmFakedPluginExecutionContext
        {
            MessageName = api.UniqueName,
            Stage = (int)Stage.MainOperation,
            Depth = (organization.Running?.Depth ?? 0) + 1,
            ParentContext = organization.Running,
            CorrelationId = organization.Operation ?? Guid.Empty,
            UserId = WellKnown.SystemUserId,
            InitiatingUserId = WellKnown.SystemUserId,
            InputParameters = request.Parameters,
            OutputParameters = [],
            SharedVariables = [],
            PreEntityImages = [],
            PostEntityImages = [],
        };
        organization.Run(api.MainOperation!, context);
        return new OrganizationResponse { ResponseName = request.RequestName, Results = context.OutputParameters };
    }
}
