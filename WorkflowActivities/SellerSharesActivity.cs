using System;
using System.Activities;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace Opps.WorkflowActivities;

/// <summary>
/// What all activities share: the trace of a step from its start to its end, and the way errors go out. It keeps no state,
/// as the platform uses one instance for many processes at once.
/// </summary>
public abstract class SellerSharesActivity : CodeActivity
{
    private protected SellerSharesActivity()
    {
    }

    /// <inheritdoc />
    /// <exception cref="InvalidPluginExecutionException">An input can't be, or a rule refused; the text is for the user.</exception>
    protected sealed override void Execute(CodeActivityContext context)
    {
        var step = new ProcessStep(context);
        var name = GetType().Name;
        step.Trace($"{name}: for {step.Process.PrimaryEntityName} {step.Process.PrimaryEntityId}, mode {step.Process.WorkflowMode}, " +
            $"depth {step.Process.Depth}, correlation {step.Process.CorrelationId}");
        try
        {
            RunOrRefuse(step);
            step.Trace($"{name}: done");
        }
        catch (InvalidPluginExecutionException)
        {
            step.Trace($"{name}: stopped");
            throw;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            // Only this exception's text reaches the user; the words are those of the plug-in or the platform that refused.
            step.Trace($"{name}: a service call failed with 0x{fault.Detail?.ErrorCode:X8}");
            throw new InvalidPluginExecutionException(
                OperationStatus.Failed, fault.Detail?.ErrorCode ?? 0, fault.Detail?.Message ?? fault.Message);
        }
        catch (Exception unexpected)
        {
            step.Trace($"{name}: failed: {unexpected}");
            throw;
        }
    }

    private void RunOrRefuse(ProcessStep step)
    {
        try
        {
            Run(step);
        }
        catch (RefusedException refused)
        {
            step.Trace($"refused: {refused.Key}");
            throw new InvalidPluginExecutionException(step.Text(refused.Key, refused.Values));
        }
    }

    /// <summary>The step itself: takes the inputs, asks the organisation, gives the outputs. Holds no rule.</summary>
    private protected abstract void Run(ProcessStep step);
}
