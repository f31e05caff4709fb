using System;
using FakeXrmEasy;
using FakeXrmEasy.FakeMessageExecutors;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasyTests;

/// <summary>Win and Lose: FakeXrmEasy's own set the status reason only. This creates the close activity, which closes.</summary>
internal sealed class ClosingExecutor<TRequest>(int state) : IFakeMessageExecutor where TRequest : OrganizationRequest
{
    public bool CanExecute(OrganizationRequest request) => request is TRequest;

    public Type GetResponsibleRequestType() => typeof(TRequest);

    public OrganizationResponse Execute(OrganizationRequest request, XrmFakedContext ctx)
    {
        var close = (Entity)request["OpportunityClose"];
        close["opportunitystatecode"] = new OptionSetValue(state);
        close["opportunitystatuscode"] = (OptionSetValue)request["Status"];
        ctx.GetOrganizationService().Create(close);
        return new OrganizationResponse { ResponseName = request.RequestName };
    }
}
