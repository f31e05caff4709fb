using System;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace Pipeline;

/// <summary>A step of another solution on our tables, which does with the event what it likes.</summary>
internal sealed class Intruder(Action<IPluginExecutionContext, IOrganizationService> act) : IPlugin
{
    private static readonly PluginAssembly NoAssembly = new(Guid.Empty, "Intruders", [], []);

    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!;
        act(context, factory.CreateOrganizationService(context.UserId));
    }

    public static Step Step(string message, string table, Stage stage, int rank, params string[] filter) => new()
    {
        Id = Guid.NewGuid(),
        Name = $"Intruder: {stage} {message} of {table}",
        Message = message,
        Table = table,
        Stage = stage,
        Rank = rank,
        FilteringAttributes = filter,
        Assembly = NoAssembly,
        TypeName = nameof(Intruder),
    };
}
