using System.Threading;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>A step with the one instance of its class that serves every execution, from whatever thread.</summary>
/// <param name="Step">What is registered.</param>
/// <param name="Plugin">Made when the step first runs.</param>
internal sealed record RegisteredStep(Step Step, Lazy<IPlugin> Plugin)
{
    public RegisteredStep(Step step, LoadedAssembly assembly) : this(step, () => Construct(assembly.Find(step.TypeName), step))
    {
    }

    public RegisteredStep(Step step, Func<IPlugin> construct) : this(step, new Lazy<IPlugin>(construct, LazyThreadSafetyMode.ExecutionAndPublication))
    {
    }

    public bool IsEnabled { get; init; } = true;

    public IPlugin Instance => Plugin.Value;

    /// <summary>The platform offers (unsecure, secure) first, then (unsecure), then nothing.</summary>
    private static IPlugin Construct(Type type, Step step)
    {
        object[] offered = [step.Configuration, string.Empty];
        for (var count = 2; count >= 0; count--)
        {
            var constructor = type.GetConstructor(Enumerable.Repeat(typeof(string), count).ToArray());
            if (constructor is not null)
            {
                return (IPlugin)constructor.Invoke(offered[..count]);
            }
        }

        throw Faults.Of(Faults.InvalidArgument,
            $"Step '{step.Name}': class '{type.FullName}' has no public constructor without arguments or with one or two strings.");
    }
}
