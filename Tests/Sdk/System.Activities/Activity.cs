using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace System.Activities;

/// <summary>A step of a workflow.</summary>
public abstract class Activity
{
    private readonly Lazy<IReadOnlyDictionary<string, Argument>> _arguments;

    /// <summary>A step whose arguments are its properties.</summary>
    protected Activity() => _arguments = new(Bind);

    /// <summary>The arguments by the names of their properties; one set for all runs, as one instance serves them all.</summary>
    internal IReadOnlyDictionary<string, Argument> Arguments => _arguments.Value;

    private Dictionary<string, Argument> Bind() => GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => typeof(Argument).IsAssignableFrom(property.PropertyType))
        .ToDictionary(property => property.Name, Bind, StringComparer.Ordinal);

    private Argument Bind(PropertyInfo property)
    {
        if (property.GetValue(this) is not Argument argument)
        {
            argument = (Argument)System.Activator.CreateInstance(property.PropertyType)!;
            property.SetValue(this, argument);
        }

        return argument;
    }
}
