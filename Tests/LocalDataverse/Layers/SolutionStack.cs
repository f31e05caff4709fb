using LocalDataverse.Metadata;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using LocalDataverse.Screens;
using LocalDataverse.Solutions;

namespace LocalDataverse.Layers;

/// <summary>
/// All solutions, lowest layer first: managed ones in the order they were installed, then the unmanaged ones in the order of
/// their last import. Where several state the same, the uppermost wins; options of a choice come together.
/// </summary>
internal sealed record SolutionStack(IReadOnlyList<InstalledSolution> Solutions)
{
    public static SolutionStack Empty { get; } = new([]);

    public IEnumerable<SolutionContent> Layers => Solutions.SelectMany(s => s.Contents);

    public ScreenSet Screens => Layers.Aggregate(ScreenSet.Empty, (below, content) => below.Under(content.Screens));

    public IReadOnlyDictionary<Guid, Role> Roles => Uppermost(c => c.Roles, r => r.Id);

    public IReadOnlyDictionary<Guid, Step> Steps => Uppermost(c => c.Steps, s => s.Id);

    public IReadOnlyDictionary<string, (CustomApi Api, string Solution)> CustomApis =>
        Uppermost(c => c.CustomApis.Select(a => (Api: a, Solution: c.UniqueName)), a => a.Api.UniqueName);

    /// <summary>The class names of workflow activities, each with its assembly.</summary>
    public IReadOnlyDictionary<string, PluginAssembly> Activities => Uppermost(
        c => c.Assemblies.SelectMany(a => a.Types.Where(t => t.WorkflowActivityGroup is not null).Select(t => (t.TypeName, Assembly: a))),
        a => a.TypeName).ToDictionary(a => a.Key, a => a.Value.Assembly);

    public InstalledSolution? Find(string uniqueName) => Solutions.FirstOrDefault(s => s.UniqueName == uniqueName);

    /// <summary>Whether a solution brought the step, or the custom API whose main operation it is.</summary>
    public bool States(Step step) => Layers.Any(c => c.Steps.Contains(step) || c.CustomApis.Any(a => a.MainOperation == step));

    public Catalog ToCatalog() => Layers.Aggregate(Catalog.Empty, CatalogMerge.Apply);

    /// <summary>With a package taken in: as an update over what is there of it, or as an upgrade in its place.</summary>
    public SolutionStack With(SolutionContent content, bool isUpgrade, DateTime utcNow)
    {
        var known = Find(content.UniqueName);
        var taken = known is null
            ? new InstalledSolution(Guid.NewGuid(), [content], utcNow)
            : known with { Contents = isUpgrade ? [content] : [.. known.Contents, content] };
        var others = Solutions.Where(s => s != known).ToList();
        var place = known is not null && content.IsManaged
            ? Solutions.TakeWhile(s => s != known).Count()
            : content.IsManaged ? others.Count(s => s.IsManaged) : others.Count;
        others.Insert(place, taken);
        return new SolutionStack(others);
    }

    public SolutionStack Without(InstalledSolution solution) => new([.. Solutions.Where(s => s != solution)]);

    private Dictionary<TKey, T> Uppermost<T, TKey>(Func<SolutionContent, IEnumerable<T>> components, Func<T, TKey> key) where TKey : notnull
    {
        var found = new Dictionary<TKey, T>();
        foreach (var component in Layers.SelectMany(components))
        {
            found[key(component)] = component;
        }

        return found;
    }
}
