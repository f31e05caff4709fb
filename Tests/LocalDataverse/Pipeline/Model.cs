using System.Collections.Generic;
using LocalDataverse.Messages;
using LocalDataverse.Metadata;
using LocalDataverse.Solutions;

namespace LocalDataverse.Pipeline;

/// <summary>Everything that imports define, at one moment: tables, steps, messages and which solutions they came from.</summary>
internal sealed record Model(
    Catalog Catalog, StepCatalog Steps, IReadOnlyDictionary<string, CustomApiMessage> CustomApis, IReadOnlyDictionary<string, SolutionContent> Solutions)
{
    public static Model Empty { get; } =
        new(Catalog.Empty, new StepCatalog([]), new Dictionary<string, CustomApiMessage>(), new Dictionary<string, SolutionContent>());
}
