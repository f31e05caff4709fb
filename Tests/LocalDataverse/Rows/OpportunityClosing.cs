using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Rows;

/// <summary>Creating an opportunityclose row closes its opportunity, by whatever message the row came.</summary>
internal static class OpportunityClosing
{
    public const int Won = 1;
    public const int Lost = 2;

    public static EntityReference OpportunityOf(Entity close) => close.GetAttributeValue<EntityReference>("opportunityid")
        ?? throw Faults.Of(Faults.InvalidArgument, "'opportunityclose' says no 'opportunityid'; set it to the opportunity to close.");

    public static int DefaultStatus(Call call, int state) => StateOf(call, state).DefaultStatus
        ?? throw Faults.NotSupportedHere($"state {state} of 'opportunity' without a default status reason.");

    public static void BeforeCreate(Call call, Table table, Dictionary<string, object?> values)
    {
        if (table.LogicalName != "opportunityclose")
        {
            return;
        }

        var id = OpportunityOf(new Entity(table.LogicalName) { Attributes = AsCollection(values) }).Id;
        var opportunities = Tables.Get(call, "opportunity");
        var before = call.Rows.Find(opportunities, id, ["statecode", "estimatedvalue"])
            ?? throw RowIdentity.NoSuchRow(opportunities.LogicalName, id);
        if (before.GetAttributeValue<OptionSetValue>("statecode").Value != 0)
        {
            throw Faults.Of(Faults.OpportunityAlreadyClosed, $"The opportunity {id} is already closed; reopen it first.");
        }

        var (state, status) = Outcome(call, opportunities, values);
        values["opportunitystatecode"] = new OptionSetValue(state);
        values["opportunitystatuscode"] = new OptionSetValue(status);
        values["actualend"] = values.GetValueOrDefault("actualend") ?? call.Scope.UtcNow;
        values["statecode"] = new OptionSetValue(1);
        Close(call, opportunities, id, before, values, state, status);
    }

    private static void Close(Call call, Table opportunities, Guid id, Entity before, Dictionary<string, object?> values, int state, int status)
    {
        var change = new Entity(opportunities.LogicalName, id)
        {
            ["statecode"] = new OptionSetValue(state),
            ["statuscode"] = new OptionSetValue(status),
            ["actualclosedate"] = ((DateTime)values["actualend"]!).Date,
        };
        var revenue = values.GetValueOrDefault("actualrevenue") ?? (state == Won ? before.GetAttributeValue<Money>("estimatedvalue") : null);
        if (revenue is not null)
        {
            change["actualvalue"] = revenue;
        }

        if (call.Unknowns.CloseRaisesUpdate)
        {
            call.Execute(new UpdateRequest { Target = change });
        }
        else
        {
            Access.Update(call, opportunities, id, change);
            new UpdateEvent(call, change, ConcurrencyBehavior.Default).Run(Stage.MainOperation);
        }
    }

    private static (int State, int Status) Outcome(Call call, Table opportunities, Dictionary<string, object?> values)
    {
        var state = (values.GetValueOrDefault("opportunitystatecode") as OptionSetValue)?.Value;
        var status = (values.GetValueOrDefault("opportunitystatuscode") as OptionSetValue)?.Value;
        state ??= status is { } given ? opportunities.Status!.Choice!.Find(given)?.State : null;
        return state is Won or Lost
            ? (state.Value, status ?? DefaultStatus(call, state.Value))
            : throw Faults.Of(Faults.InvalidArgument,
                "'opportunityclose' does not say whether the opportunity is won or lost; set 'opportunitystatuscode' or use Win or Lose.");
    }

    private static Option StateOf(Call call, int state) => Tables.Get(call, "opportunity").State!.Choice!.Find(state)
        ?? throw Faults.Of(Faults.InvalidStatus, $"'opportunity' has no state {state}.");

    private static AttributeCollection AsCollection(Dictionary<string, object?> values)
    {
        var collection = new AttributeCollection();
        collection.AddRange(values);
        return collection;
    }
}
