using System.Activities.Hosting;
using System.Collections.Generic;
using System.Linq;

namespace System.Activities;

/// <summary>Runs one code activity; a graph of them is beyond it.</summary>
public sealed class WorkflowInvoker
{
    private readonly Activity _workflow;

    /// <summary>Of this activity.</summary>
    public WorkflowInvoker(Activity workflow) => _workflow = workflow;

    /// <summary>What the activity finds in its context.</summary>
    public WorkflowInstanceExtensionManager Extensions { get; } = new();

    /// <summary>Runs it with these values, by the names of the properties, and answers those that came out.</summary>
    /// <exception cref="ArgumentException">A name is that of no argument going in.</exception>
    /// <exception cref="NotSupportedException">It is no code activity.</exception>
    public IDictionary<string, object> Invoke(IDictionary<string, object> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var code = _workflow as CodeActivity ??
            throw new NotSupportedException($"'{_workflow.GetType().FullName}' is no CodeActivity; only those run here.");
        var arguments = code.Arguments;
        var context = new CodeActivityContext(Extensions);
        foreach (var (name, value) in inputs)
        {
            context.Write(
                arguments.GetValueOrDefault(name) as InArgument ??
                throw new ArgumentException($"'{_workflow.GetType().FullName}' takes no argument '{name}'.", nameof(inputs)),
                value);
        }

        code.Run(context);
        return arguments.Where(pair => pair.Value is OutArgument)
            .ToDictionary(pair => pair.Key, pair => context.Read(pair.Value)!, StringComparer.Ordinal);
    }
}
