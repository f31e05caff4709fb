using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
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
        Around.Update(call, request, input => new Entity(target.LogicalName, RowIdentity.Require(call, target))
        {
            ["ownerid"] = input.Required<EntityReference>(Name, "Assignee"),
        });
        return Parameters.Answer<AssignResponse>(Name);
    }
}

internal sealed class SetStateMessage : IMessage
{
    public string Name => "SetState";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("EntityMoniker");
        Around.Update(call, request, input => new Entity(target.LogicalName, RowIdentity.Require(call, target))
        {
            ["statecode"] = input.Required<OptionSetValue>(Name, "State"),
            ["statuscode"] = input.Required<OptionSetValue>(Name, "Status"),
        });
        return Parameters.Answer<SetStateResponse>(Name);
    }
}

internal static class Around
{
    /// <param name="changeOf">The Update that the parameters ask for; asked again once plug-ins may have changed them.</param>
    public static void Update(Call call, OrganizationRequest request, Func<ParameterCollection, Entity> changeOf)
    {
        var change = changeOf(request.Parameters);
        var pipeline = new PipelineEvent(call, request.RequestName, change.LogicalName) { PrimaryId = change.Id };
        pipeline.Take(Copies.Given(call, request.Parameters));
        pipeline.Run(Stage.PreValidation);
        Access.Update(call, Tables.Get(call, change.LogicalName), change.Id, change);
        pipeline.RememberBefore();
        pipeline.Run(Stage.PreOperation);
        call.Within(pipeline.ContextAt(Stage.MainOperation)).Execute(new UpdateRequest { Target = changeOf(pipeline.Input) });
        pipeline.RememberAfter();
        pipeline.Run(Stage.PostOperation);
    }
}
