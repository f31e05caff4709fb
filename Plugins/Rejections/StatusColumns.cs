using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Rejections;

/// <summary>The status of an opportunity out of the columns of an event.</summary>
internal static class StatusColumns
{
    /// <summary>What an opportunity, or a part of one, says. Open where it says nothing.</summary>
    public static OpportunityStatus StatusIn(this Entity row) => new(
        (OpportunityState)(row.GetAttributeValue<OptionSetValue>(OpportunityTable.StateCode)?.Value ?? 0),
        row.GetAttributeValue<OptionSetValue>(OpportunityTable.StatusCode)?.Value);

    /// <summary>What an update of an opportunity leaves. A state written alone brings its default status reason.</summary>
    public static OpportunityStatus StatusAfter(this Execution execution)
    {
        var before = execution.Image.StatusIn();
        var target = execution.Target;
        var state = target.Contains(OpportunityTable.StateCode) ? target.StatusIn().State : before.State;
        var isWritten = target.Contains(OpportunityTable.StateCode) || target.Contains(OpportunityTable.StatusCode);
        var reason = isWritten ? target.StatusIn().Reason : before.Reason;
        return new OpportunityStatus(state, reason);
    }
}
