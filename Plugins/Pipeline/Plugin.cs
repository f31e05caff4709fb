using System.Diagnostics;
using System.ServiceModel;

namespace Opps.Plugins.Pipeline;

/// <summary>
/// What all entry points share: the trace of an event from its start to its end, and the way errors go out. It keeps no
/// state, as the platform uses one instance for many events at once.
/// </summary>
public abstract class Plugin : IPlugin
{
    private protected Plugin()
    {
    }

    /// <inheritdoc />
    /// <exception cref="InvalidPluginExecutionException">A rule or a service call refused; the text is for the user.</exception>
    public void Execute(IServiceProvider serviceProvider)
    {
        var execution = new Execution(serviceProvider);
        var context = execution.Context;
        var watch = Stopwatch.StartNew();
        var name = GetType().Name;
        execution.Trace($"{name}: {context.MessageName} of {context.PrimaryEntityName} {context.PrimaryEntityId}, " +
            $"stage {context.Stage}, depth {context.Depth}, correlation {context.CorrelationId}");
        try
        {
            if (OwnWrite.Caused(execution))
            {
                OwnWrite.NamePerson(execution);
                execution.Trace("nothing to do: written by the shares' own step, which finishes the work itself");
            }
            else
            {
                RunOrRefuse(execution);
            }

            execution.Trace($"{name}: done in {watch.ElapsedMilliseconds} ms");
        }
        catch (InvalidPluginExecutionException)
        {
            // Its text may hold names, which belong in no trace.
            execution.Trace($"{name}: stopped");
            throw;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            // Only this exception's text reaches the caller; any other would hide why the platform refused.
            execution.Trace($"{name}: a service call failed: {fault}");
            throw new InvalidPluginExecutionException(
                OperationStatus.Failed, fault.Detail?.ErrorCode ?? 0, fault.Detail?.Message ?? fault.Message);
        }
        catch (Exception unexpected)
        {
            execution.Trace($"{name}: failed: {unexpected}");
            throw;
        }
    }

    private void RunOrRefuse(Execution execution)
    {
        try
        {
            Run(execution);
        }
        catch (RefusedException refused)
        {
            execution.Trace($"refused: {refused.Key}");
            throw new InvalidPluginExecutionException(execution.Text(refused.Key, refused.Values));
        }
    }

    /// <summary>The event itself. Builds the input of a rule, applies it, and holds no rule.</summary>
    private protected abstract void Run(Execution execution);
}
