using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Messages;

/// <summary>A message that a solution brings: its class runs at stage 30, between the steps that others registered on it.</summary>
internal sealed class CustomApiMessage(CustomApi api, string solution) : IMessage
{
    /// <summary>What plug-ins are told as primary table of a message that has none.</summary>
    private const string NoTable = "none";

    public string Name => api.UniqueName;

    public CustomApi Api => api;

    /// <summary>The solution that brought it.</summary>
    public string Solution => solution;

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        if (api.ExecutePrivilege is { } privilege)
        {
            Access.RequirePrivileges(call, Name, [privilege]);
        }

        var pipeline = new PipelineEvent(call, Name, api.BoundTable ?? NoTable);
        if (api.BoundTable is not null)
        {
            var target = Target(call, request);
            pipeline.PrimaryId = target.Id;
            pipeline.Input["Target"] = target;
        }

        CustomApiValues.Take(api, request, pipeline.Input);
        pipeline.Run(Stage.PreValidation);
        _ = call.Rows;
        pipeline.Run(Stage.PreOperation);
        pipeline.Run(Stage.MainOperation);
        pipeline.Run(Stage.PostOperation);
        return CustomApiValues.Answer(api, pipeline.Output);
    }

    /// <summary>The bound row, by its id also where the caller gave an alternate key.</summary>
    private EntityReference Target(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("Target");
        return target.LogicalName == api.BoundTable
            ? new EntityReference(target.LogicalName, RowIdentity.Require(call, target)) { RowVersion = target.RowVersion }
            : throw Faults.Of(Faults.InvalidArgument, $"'{Name}' is bound to '{api.BoundTable}'; its Target is a row of '{target.LogicalName}'.");
    }
}
