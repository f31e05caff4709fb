using System.Activities;
using System.Threading;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace LocalDataverse.Activities;

/// <summary>A workflow activity with the one instance of its class that serves every run, from whatever thread.</summary>
internal sealed class RegisteredActivity(Func<CodeActivity> construct)
{
    private readonly Lazy<CodeActivity> _instance = new(construct, LazyThreadSafetyMode.ExecutionAndPublication);

    public RegisteredActivity(LoadedAssembly assembly, string typeName) : this(() => Construct(assembly.Find(typeName)))
    {
    }

    public IReadOnlyDictionary<string, object?> Run(IReadOnlyList<(string Name, object? Value)> inputs, WorkflowContext context, Call call)
    {
        IReadOnlyDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var services = new PluginServices(context, call, () => _instance.Value);
        StepRunner.Run(services, call, () =>
        {
            var values = ActivityInputs.Of(_instance.Value.GetType(), inputs);
            var invoker = new WorkflowInvoker(_instance.Value);
            invoker.Extensions.Add<IWorkflowContext>(() => context);
            invoker.Extensions.Add<IOrganizationServiceFactory>(() => services);
            invoker.Extensions.Add<ITracingService>(() => services);
            outputs = invoker.Invoke(values).ToDictionary(o => o.Key, object? (o) => o.Value);
        });
        return outputs;
    }

    private static CodeActivity Construct(Type type) => type.GetConstructor(Type.EmptyTypes)?.Invoke(null) as CodeActivity ??
        throw Faults.Of(Faults.InvalidArgument, $"Workflow activity '{type.FullName}' has no public constructor without arguments.").LetOut();
}
