namespace Opps.Plugins.Core;

/// <summary>The status of an opportunity out of its columns.</summary>
internal static class StatusColumns
{
    /// <summary>What an opportunity, or a part of one, says. Open where it says nothing.</summary>
    public static OpportunityStatus StatusIn(this Entity row) => new(
        (OpportunityState)(row.GetAttributeValue<OptionSetValue>(OpportunityTable.StateCode)?.Value ?? 0),
        row.GetAttributeValue<OptionSetValue>(OpportunityTable.StatusCode)?.Value);

    /// <summary>What an update leaves of the opportunity as it was. A state written alone brings its default status reason.</summary>
    public static OpportunityStatus StatusAfter(this Entity image, Entity target)
    {
        var before = image.StatusIn();
        var state = target.Contains(OpportunityTable.StateCode) ? target.StatusIn().State : before.State;
        var isWritten = target.Contains(OpportunityTable.StateCode) || target.Contains(OpportunityTable.StatusCode);
        var reason = isWritten ? target.StatusIn().Reason : before.Reason;
        return new OpportunityStatus(state, reason);
    }
}
