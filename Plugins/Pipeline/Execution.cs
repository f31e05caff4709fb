using System;
using Microsoft.Xrm.Sdk;

namespace Opps.Plugins.Pipeline;

/// <summary>One event as an entry point sees it: its context, its trace, and the service in two guises.</summary>
internal sealed class Execution(IServiceProvider services)
{
    private const string PreImageName = "PreImage";

    private readonly ITracingService _tracing = Get<ITracingService>(services);
    private readonly IOrganizationServiceFactory _factory = Get<IOrganizationServiceFactory>(services);
    private IOrganizationService? _asCaller;
    private IOrganizationService? _asSystem;

    public IPluginExecutionContext Context { get; } = Get<IPluginExecutionContext>(services);

    /// <summary>Whoever caused the event: what they may not do, fails.</summary>
    public IOrganizationService AsCaller => _asCaller ??= _factory.CreateOrganizationService(Context.UserId);

    /// <summary>The system: reads and writes what the rules decide on, whoever owns it.</summary>
    public IOrganizationService AsSystem => _asSystem ??= _factory.CreateOrganizationService(null);

    /// <summary>The row of a Create, the changed columns of an Update.</summary>
    public Entity Target => (Entity)Context.InputParameters["Target"];

    /// <summary>A lookup as it was before the event; null where it was empty.</summary>
    /// <exception cref="InvalidOperationException">The step has no such image.</exception>
    public EntityReference? Before(string column) => Context.PreEntityImages.TryGetValue(PreImageName, out var image)
        ? image.GetAttributeValue<EntityReference>(column)
        : throw new InvalidOperationException(
            $"The step for {Context.MessageName} of {Context.PrimaryEntityName} has no image '{PreImageName}' with column " +
            $"'{column}'. Import the solution again, or register the image as the solution has it.");

    /// <summary>The platform takes a format; a sentence may hold braces.</summary>
    public void Trace(string sentence) => _tracing.Trace("{0}", sentence);

    private static T Get<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;
}
