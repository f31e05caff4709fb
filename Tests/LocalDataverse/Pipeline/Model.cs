using LocalDataverse.Activities;
using LocalDataverse.Layers;
using LocalDataverse.Messages;
using LocalDataverse.Metadata;
using LocalDataverse.Rights;
using LocalDataverse.Screens;

namespace LocalDataverse.Pipeline;

/// <summary>Everything that imports and administrators define, at one moment.</summary>
internal sealed record Model(Catalog Catalog, StepCatalog Steps, IReadOnlyDictionary<string, CustomApiMessage> CustomApis)
{
    public static Model Empty { get; } = new(Catalog.Empty, new StepCatalog([]), new Dictionary<string, CustomApiMessage>());

    public IReadOnlyDictionary<Guid, Role> Roles { get; init; } = new Dictionary<Guid, Role>();

    /// <summary>The workflow activities by class name.</summary>
    public IReadOnlyDictionary<string, RegisteredActivity> Activities { get; init; } = new Dictionary<string, RegisteredActivity>();

    public ScreenSet Screens { get; init; } = ScreenSet.Empty;

    /// <summary>Where the rest comes from, layer by layer.</summary>
    public SolutionStack Stack { get; init; } = SolutionStack.Empty;

    public Customizations Customizations { get; init; } = Customizations.None;

    /// <summary>What somebody here has made of a view: the default, or no longer one.</summary>
    public IReadOnlyDictionary<Guid, bool> DefaultViews { get; init; } = new Dictionary<Guid, bool>();

    /// <summary>What the catalogue will be once everything drafted is published.</summary>
    public Catalog DraftedCatalog => Customizations.AllPublished().Over(Stack.ToCatalog());

    /// <summary>The same with steps disabled or enabled.</summary>
    public Model WithSteps(Func<RegisteredStep, bool> isEnabled) =>
        this with { Steps = new StepCatalog(Steps.All.Select(s => s with { IsEnabled = isEnabled(s) })) };

    /// <summary>The same with a view as the default, or no longer.</summary>
    public Model WithDefaultView(Guid view, bool isDefault)
    {
        var views = new Dictionary<Guid, bool>(DefaultViews) { [view] = isDefault };
        return this with { DefaultViews = views, Screens = Screens.WithDefaults(views) };
    }
}
