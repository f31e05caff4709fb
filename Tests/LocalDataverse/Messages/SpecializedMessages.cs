using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rows;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Messages;

/// <summary>Deprecated forms of Update: their own steps run around the Update that they cause.</summary>
internal sealed class AssignMessage : IMessage
{
    public string Name => "Assign";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("Target");
        var id = RowIdentity.Require(call, target);
        var change = new Entity(target.LogicalName, id) { ["ownerid"] = request.Required<EntityReference>("Assignee") };
        Around.Update(call, request, change);
        return Parameters.Answer<AssignResponse>(Name);
    }
}

internal sealed class SetStateMessage : IMessage
{
    public string Name => "SetState";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("EntityMoniker");
        var change = new Entity(target.LogicalName, RowIdentity.Require(call, target))
        {
            ["statecode"] = request.Required<OptionSetValue>("State"),
            ["statuscode"] = request.Required<OptionSetValue>("Status"),
        };
        Around.Update(call, request, change);
        return Parameters.Answer<SetStateResponse>(Name);
    }
}

internal static class Around
{
    public static void Update(Call call, OrganizationRequest request, Entity change)
    {
        var pipeline = new PipelineEvent(call, request.RequestName, change.LogicalName) { PrimaryId = change.Id };
        pipeline.Input.AddRange(request.Parameters);
        pipeline.Run(Stage.PreValidation);
        Access.Update(call, Tables.Get(call, change.LogicalName), change.Id, change);
        pipeline.RememberBefore();
        pipeline.Run(Stage.PreOperation);
        call.Within(pipeline.ContextAt(Stage.MainOperation)).Execute(new UpdateRequest { Target = change });
        pipeline.RememberAfter();
        pipeline.Run(Stage.PostOperation);
    }
}
