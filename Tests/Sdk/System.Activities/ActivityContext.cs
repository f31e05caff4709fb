using System.Activities.Hosting;
using System.Collections.Generic;

namespace System.Activities;

/// <summary>One run of an activity: the values of its arguments, and what its host offers.</summary>
public class ActivityContext
{
    private readonly WorkflowInstanceExtensionManager _extensions;
    private readonly Dictionary<Argument, object?> _values = [];

    internal ActivityContext(WorkflowInstanceExtensionManager extensions) => _extensions = extensions;

    /// <summary>What the host offers under this type; null when it offers nothing.</summary>
    public T GetExtension<T>() where T : class => _extensions.Find<T>()!;

    internal object? Read(Argument argument) => _values.GetValueOrDefault(argument);

    internal void Write(Argument argument, object? value) => _values[argument] = value;
}
