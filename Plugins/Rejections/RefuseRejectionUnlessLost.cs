namespace Opps.Plugins.Rejections;

/// <summary>
/// O3: a rejection reason may be recorded on an opportunity that is closed as lost, and on no other. Runs in PreValidation,
/// where status and reason of one update are still together; after that the platform splits them. As the transaction begins
/// only then, a reason that came without a status is looked at once more when it is written. Never asks for a reason.
/// </summary>
public sealed class RefuseRejectionUnlessLost : Plugin
{
    private const string AloneKey = "opps_sellershares_rejectionalone";

    private protected override void Run(Execution execution)
    {
        var context = execution.Context;
        if (execution.Target.GetAttributeValue<OptionSetValue>(OpportunityTable.Rejection) is null)
        {
            execution.Trace("nothing to do because no rejection reason is set");
            return;
        }

        if (context.IsPartOfCreating(PlatformTables.OpportunityClose, OpportunityTable.Id, context.PrimaryEntityId))
        {
            execution.Trace("nothing to do because it comes with the closing, which has looked at it (O4)");
            return;
        }

        if (context.Stage != Stages.PreValidation)
        {
            LookAgain(execution);
            return;
        }

        var status = context.MessageName == Messages.Create ? execution.Target.StatusIn() : execution.Image.StatusAfter(execution.Target);
        if (!status.IsLost)
        {
            throw new RefusedException(TextKeys.RejectionOnlyWhenLost);
        }

        context.SharedVariables[AloneKey] =
            !execution.Target.Contains(OpportunityTable.StateCode) && !execution.Target.Contains(OpportunityTable.StatusCode);
        execution.Trace("the opportunity is lost, the rejection reason stands (O3)");
    }

    /// <summary>Somebody may have reopened it since; now this event holds the row.</summary>
    private static void LookAgain(Execution execution)
    {
        var isAlone = execution.Context.ParentContext is { } validated &&
            validated.SharedVariables.TryGetValue(AloneKey, out var alone) && alone is true;
        if (isAlone && StoredStatus.Read(execution, execution.Context.PrimaryEntityId)?.StatusIn() is { IsLost: false })
        {
            throw new RefusedException(TextKeys.RejectionOnlyWhenLost);
        }

        execution.Trace("the rejection reason stands (O3)");
    }
}
