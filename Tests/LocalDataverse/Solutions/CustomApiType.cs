using LocalDataverse.Registrations;

namespace LocalDataverse.Solutions;

/// <summary>The class behind a custom API, which runs as the one step of stage 30 of its message.</summary>
internal static class CustomApiType
{
    public static (PluginAssembly Assembly, PluginType Type) Find(Guid id, string api, IReadOnlyList<PluginAssembly> assemblies)
    {
        var found = assemblies.SelectMany(a => a.Types.Select(t => (Assembly: a, Type: t))).FirstOrDefault(f => f.Type.Id == id);
        if (found.Type is null)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Custom API '{api}': no plug-in type of this solution has the id {id}. Write the PluginTypeId of its class, or add the class to the assembly's data.");
        }

        return found.Type.WorkflowActivityGroup is null ? found : throw Faults.Of(Faults.InvalidArgument,
            $"Custom API '{api}': class '{found.Type.TypeName}' is a workflow activity. Name a class that implements IPlugin.");
    }

    public static Step Step(string api, string? table, (PluginAssembly Assembly, PluginType Type) found) => new()
    {
        Id = found.Type.Id,
        Name = $"{found.Type.TypeName}: MainOperation of {api}",
        Message = api,
        Table = table,
        Stage = Stage.MainOperation,
        Assembly = found.Assembly,
        TypeName = found.Type.TypeName,
    };
}
