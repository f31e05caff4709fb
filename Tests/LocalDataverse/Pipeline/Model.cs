using LocalDataverse.Metadata;

namespace LocalDataverse.Pipeline;

/// <summary>Everything that imports define, at one moment.</summary>
internal sealed record Model(Catalog Catalog, StepCatalog Steps)
{
    public static Model Empty { get; } = new(Catalog.Empty, new StepCatalog([]));
}
