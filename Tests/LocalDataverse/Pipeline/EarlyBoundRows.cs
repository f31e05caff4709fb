using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Client;

namespace LocalDataverse.Pipeline;

/// <summary>
/// Rows as classes that were generated from a model, as the SDK's own clients hand them out: wherever an assembly that is
/// marked with <see cref="ProxyTypesAssemblyAttribute"/> has a class for the table. Where two have one, neither is meant.
/// </summary>
internal sealed class EarlyBoundRows
{
    private static readonly MethodInfo ToEntity = typeof(Entity).GetMethod(nameof(Entity.ToEntity))!;
    private static readonly ConditionalWeakTable<Assembly, EarlyBoundRows> OfPlugins = [];
    private static EarlyBoundRows? _ofCallers;

    private readonly Dictionary<string, MethodInfo> _byTable;

    static EarlyBoundRows() => AppDomain.CurrentDomain.AssemblyLoad += (_, _) => _ofCallers = null;

    private EarlyBoundRows(IEnumerable<Assembly> assemblies) => _byTable = assemblies
        .Where(assembly => assembly.IsDefined(typeof(ProxyTypesAssemblyAttribute)))
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type.IsSubclassOf(typeof(Entity)) && type.IsDefined(typeof(EntityLogicalNameAttribute), inherit: false))
        .GroupBy(type => type.GetCustomAttribute<EntityLogicalNameAttribute>()!.LogicalName, StringComparer.Ordinal)
        .Where(types => types.Count() == 1)
        .ToDictionary(types => types.Key, types => ToEntity.MakeGenericMethod(types.Single()), StringComparer.Ordinal);

    /// <summary>Classes of the program that calls, not of plug-ins.</summary>
    public static EarlyBoundRows OfCallers => _ofCallers ??= new EarlyBoundRows(AssemblyLoadContext.Default.Assemblies);

    /// <summary>Classes that a plug-in brings along.</summary>
    public static EarlyBoundRows Of(Assembly plugins) => OfPlugins.GetValue(plugins, assembly => new EarlyBoundRows([assembly]));

    /// <summary>The same answer, its rows of their classes.</summary>
    public OrganizationResponse In(OrganizationResponse answer)
    {
        if (_byTable.Count == 0)
        {
            return answer;
        }

        foreach (var (name, value) in answer.Results.ToList())
        {
            if (value is Entity row)
            {
                answer.Results[name] = Of(row);
            }
            else if (value is EntityCollection rows)
            {
                InPlace(rows);
            }
        }

        return answer;
    }

    private Entity Of(Entity row)
    {
        foreach (var related in row.RelatedEntities.Values)
        {
            InPlace(related);
        }

        return _byTable.TryGetValue(row.LogicalName, out var toClass) ? (Entity)toClass.Invoke(row, null)! : row;
    }

    private void InPlace(EntityCollection rows)
    {
        for (var i = 0; i < rows.Entities.Count; i++)
        {
            rows.Entities[i] = Of(rows.Entities[i]);
        }
    }
}
