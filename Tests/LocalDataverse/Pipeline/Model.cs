using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Security;
using LocalDataverse.Solutions;

namespace LocalDataverse.Pipeline;

/// <summary>Everything that imports define, at one moment: tables, steps and which solutions they came from.</summary>
internal sealed record Model(Catalog Catalog, StepCatalog Steps, IReadOnlyDictionary<string, SolutionContent> Solutions)
{
    public static Model Empty { get; } = new(Catalog.Empty, new StepCatalog([]), new Dictionary<string, SolutionContent>());

    public IReadOnlyDictionary<Guid, Role> Roles { get; } =
        Solutions.Values.SelectMany(s => s.Roles).GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.Last());
}
