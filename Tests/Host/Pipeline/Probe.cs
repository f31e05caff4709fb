using System;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace Host.Pipeline;

/// <summary>A plug-in that does what a test says, and the step it is registered with.</summary>
internal sealed class Probe(Action<IPluginExecutionContext, IOrganizationService> act) : IPlugin
{
    private static readonly PluginAssembly NoAssembly = new(Guid.Empty, "Probes", [], []);

    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!;
        act(context, factory.CreateOrganizationService(context.UserId));
    }

    public static Step Step(string message, string table, Stage stage, int rank = 1, string[]? filter = null, params StepImage[] images) => new()
    {
        Id = Guid.NewGuid(),
        Name = $"Probe: {stage} {message} of {table}",
        Message = message,
        Table = table,
        Stage = stage,
        Rank = rank,
        FilteringAttributes = filter ?? [],
        Images = images,
        Assembly = NoAssembly,
        TypeName = nameof(Probe),
    };
}
