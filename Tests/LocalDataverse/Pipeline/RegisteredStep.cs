using System;
using System.Linq;
using System.Threading;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>A step with the one instance of its class that serves every execution, from whatever thread.</summary>
internal sealed class RegisteredStep
{
    private readonly Lazy<IPlugin> _instance;

    public RegisteredStep(Step step, LoadedAssembly assembly) : this(step, () => Construct(assembly.Find(step.TypeName), step))
    {
    }

    public RegisteredStep(Step step, Func<IPlugin> construct)
    {
        Step = step;
        _instance = new Lazy<IPlugin>(construct, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    public Step Step { get; }

    public IPlugin Instance => _instance.Value;

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
