using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rows;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Messages;

internal sealed class WinOpportunityMessage : IMessage
{
    public string Name => "WinOpportunity";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        Closing.Run(call, request, "Win", OpportunityClosing.Won);
        return Parameters.Answer<WinOpportunityResponse>(Name);
    }
}

internal sealed class LoseOpportunityMessage : IMessage
{
    public string Name => "LoseOpportunity";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        Closing.Run(call, request, "Lose", OpportunityClosing.Lost);
        return Parameters.Answer<LoseOpportunityResponse>(Name);
    }
}

/// <summary>
/// Win and Lose create the close activity, whose Create closes the opportunity: one mechanism for every way to close.
/// Steps are registered under the short names, while the requests have long ones.
/// </summary>
internal static class Closing
{
    public static void Run(Call call, OrganizationRequest request, string eventName, int state)
    {
        var given = request.Required<Entity>("OpportunityClose");
        request.Required<OptionSetValue>("Status");
        var opportunity = OpportunityClosing.OpportunityOf(given);

        var pipeline = new PipelineEvent(call, eventName, "opportunity") { PrimaryId = RowIdentity.Require(call, opportunity) };
        pipeline.Take(Copies.Given(call, request.Parameters));
        pipeline.Run(Stage.PreValidation);
        Access.Require(call, Tables.Get(call, "opportunity"), pipeline.PrimaryId, AccessRights.WriteAccess);
        pipeline.Run(Stage.PreOperation);

        var close = Copies.OfRow(pipeline.Input.Required<Entity>(request.RequestName, "OpportunityClose"));
        var status = pipeline.Input.Required<OptionSetValue>(request.RequestName, "Status").Value;
        close["opportunitystatecode"] = new OptionSetValue(state);
        close["opportunitystatuscode"] = new OptionSetValue(
            status == -1 ? OpportunityClosing.DefaultStatus(call, state) : status);
        call.Within(pipeline.ContextAt(Stage.MainOperation)).Execute(new CreateRequest { Target = close });

        pipeline.Run(Stage.PostOperation);
    }
}
