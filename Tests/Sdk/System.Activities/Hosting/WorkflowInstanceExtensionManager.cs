using System.Collections.Generic;

namespace System.Activities.Hosting;

/// <summary>What a host offers to the activities that it runs.</summary>
public class WorkflowInstanceExtensionManager
{
    private readonly Dictionary<Type, Func<object>> _extensions = [];

    /// <summary>Offers something under this type, and under no other.</summary>
    public virtual void Add<T>(Func<T> extensionCreationFunction) where T : class => _extensions[typeof(T)] = extensionCreationFunction;

    internal T? Find<T>() where T : class => _extensions.GetValueOrDefault(typeof(T))?.Invoke() as T;
}
