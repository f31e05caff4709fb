using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>The service provider that a plug-in is given.</summary>
/// <param name="plugin">The plug-in or activity that asks; not made before it does.</param>
internal sealed class PluginServices(ExecutionContext context, Call call, Func<object> plugin)
    : IServiceProvider, ITracingService, IOrganizationServiceFactory
{
    private readonly StringBuilder _trace = new();

    public string TraceText => _trace.ToString();

    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(IPluginExecutionContext) || serviceType == typeof(IExecutionContext))
        {
            return context;
        }

        if (serviceType == typeof(ITracingService) || serviceType == typeof(IOrganizationServiceFactory))
        {
            return this;
        }

        throw Faults.NotSupportedHere($"service '{serviceType.FullName}' for plug-ins.");
    }

    /// <summary>Null is SYSTEM; an empty id is the user of the step.</summary>
    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        var user = userId switch
        {
            null => WellKnown.SystemUserId,
            { } id when id == Guid.Empty => context.UserId,
            { } id => id,
        };
        return new PluginOrganizationService(call with { Optional = OptionalParameters.None }, context, call.Caller with { UserId = user },
            EarlyBoundRows.Of(plugin().GetType().Assembly));
    }

    public void Trace(string format, params object[] args)
    {
        var line = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        _trace.AppendLine(line);
        call.Dispatcher.Options.OnTrace?.Invoke(line);
    }
}
