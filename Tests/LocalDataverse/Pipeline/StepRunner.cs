using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>Runs one step and turns what it throws into what the platform lets out.</summary>
internal static class StepRunner
{
    /// <summary>What an exception says that was given no error code: the HResult of every exception.</summary>
    private const int NoErrorCode = unchecked((int)0x80131500);

    public static void Run(RegisteredStep registered, ExecutionContext context, Call call)
    {
        var services = new PluginServices(context, call, () => registered.Instance);
        Run(services, call, () => registered.Instance.Execute(services));
    }

    /// <summary>The same for any code out of a solution, which has been given these services.</summary>
    public static void Run(PluginServices services, Call call, Action code)
    {
        try
        {
            code();
        }
        catch (InvalidPluginExecutionException stop)
        {
            throw WithTrace(Faults.Of(stop.ErrorCode is 0 or NoErrorCode ? Faults.IsvAborted : stop.ErrorCode, stop.Message), services);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.IsLetOut())
        {
            // A nested plug-in's own words, or what the local host does not do: the outer plug-in let it through.
            throw;
        }
        catch (Exception missing) when (missing is TypeLoadException or MissingMemberException)
        {
            throw Faults.NotSupportedHere($"what code for .NET Framework uses and this .NET lacks: {missing.Message}");
        }
        catch (Exception unexpected)
        {
            services.Trace(unexpected.ToString());
            throw WithTrace(Faults.Of(Faults.IsvUnExpected, "An unexpected error occurred from ISV code."), services);
        }

        call.Scope.ThrowIfDoomed();
    }

    private static FaultException<OrganizationServiceFault> WithTrace(FaultException<OrganizationServiceFault> fault, PluginServices services)
    {
        fault.Detail.TraceText = services.TraceText;
        return fault.LetOut();
    }
}
