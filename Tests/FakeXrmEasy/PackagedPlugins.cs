using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasyTests;

/// <summary>The classes of the shipped net462 assemblies, out of the zip. One object a step, as on the platform.</summary>
internal sealed class PackagedPlugins(IEnumerable<PluginAssembly> assemblies)
{
    private readonly Dictionary<Guid, Lazy<Assembly>> _assemblies =
        assemblies.ToDictionary(a => a.Id, a => new Lazy<Assembly>(() => Assembly.Load(a.Content)));

    private readonly Dictionary<Guid, IPlugin> _plugins = [];

    public IPlugin Of(Step step) => _plugins.TryGetValue(step.Id, out var known)
        ? known
        : _plugins[step.Id] = (IPlugin)Activator.CreateInstance(_assemblies[step.Assembly.Id].Value.GetType(step.TypeName, throwOnError: true)!)!;
}
