using System;
using System.Collections.Generic;
using LocalDataverse.Activities;
using LocalDataverse.Messages;
using LocalDataverse.Metadata;
using LocalDataverse.Security;

namespace LocalDataverse.Pipeline;

/// <summary>Everything that imports define, at one moment.</summary>
internal sealed record Model(Catalog Catalog, StepCatalog Steps, IReadOnlyDictionary<string, CustomApiMessage> CustomApis)
{
    public static Model Empty { get; } = new(Catalog.Empty, new StepCatalog([]), new Dictionary<string, CustomApiMessage>());

    public IReadOnlyDictionary<Guid, Role> Roles { get; init; } = new Dictionary<Guid, Role>();

    /// <summary>The workflow activities by class name.</summary>
    public IReadOnlyDictionary<string, RegisteredActivity> Activities { get; init; } = new Dictionary<string, RegisteredActivity>();
}
