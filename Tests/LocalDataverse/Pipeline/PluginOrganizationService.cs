using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>
/// What a plug-in calls: inside its event's transaction when there is one, otherwise (stage 10 of a first request) each
/// call on its own. A call that fails dooms the transaction, whatever the plug-in then does.
/// </summary>
internal sealed class PluginOrganizationService(Call call, ExecutionContext context, Caller caller, EarlyBoundRows rows) : OrganizationServiceBase
{
    public override OrganizationResponse Execute(OrganizationRequest request)
    {
        var depth = context.Depth + 1;
        try
        {
            request.RequireName();
            call.Dispatcher.Options.OnRequest?.Invoke(new RequestRecord(request.RequestName, RequestTable.Of(request), caller.UserId, depth, FromPlugin: true));
            return rows.In(call.Scope.IsInTransaction
                ? call.Dispatcher.Execute(call.Within(context) with { Caller = caller, Depth = depth, IsCascade = false }, request)
                : ExecuteAlone(request, depth));
        }
        catch (Exception error)
        {
            call.Scope.Doom();
            if (error is FaultException<OrganizationServiceFault>)
            {
                throw;
            }

            throw Faults.Of(Faults.UnExpected, error.Message);
        }
    }

    private OrganizationResponse ExecuteAlone(OrganizationRequest request, int depth)
    {
        using var scope = new RequestScope(() => call.Dispatcher.BeginTransaction(call.Model), call.Scope.UtcNow);
        var response = call.Dispatcher.Execute(call.Within(context) with { Scope = scope, Caller = caller, Depth = depth, IsCascade = false }, request);
        scope.Commit();
        return response;
    }
}
